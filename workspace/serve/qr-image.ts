import { renderSVG } from 'uqr';

/** A QR code of a text as the address of an image, which a page with a strict policy may show. */
export const qrImage = (text: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(renderSVG(text, { border: 2 })).toString('base64')}`;
