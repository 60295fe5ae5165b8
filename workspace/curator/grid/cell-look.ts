import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { CellLook } from './grid-view.ts';

/** `#rrggbb`; undefined for the default. In the API an absent channel is 0. */
function hex(color: sheets_v4.Schema$Color | null | undefined, usual: string): string | undefined {
  if (!color) return undefined;
  const channel = (part: number | null | undefined) =>
    Math.round((part ?? 0) * 255)
      .toString(16)
      .padStart(2, '0');
  const text = `#${channel(color.red)}${channel(color.green)}${channel(color.blue)}`;
  return text === usual ? undefined : text;
}

const ALIGNED = { CENTER: 'center', RIGHT: 'right' } as const;

/** The look of a cell with all conditional formats; undefined if it is plain. */
export function lookOf({ effectiveFormat }: sheets_v4.Schema$CellData): CellLook | undefined {
  const { backgroundColor, horizontalAlignment, wrapStrategy, textFormat } = effectiveFormat ?? {};
  const background = hex(backgroundColor, '#ffffff');
  const color = hex(textFormat?.foregroundColor, '#000000');
  const align = ALIGNED[horizontalAlignment as keyof typeof ALIGNED];
  const look: CellLook = {
    ...(background ? { background } : {}),
    ...(color ? { color } : {}),
    ...(textFormat?.bold ? { bold: true } : {}),
    ...(textFormat?.italic ? { italic: true } : {}),
    ...(textFormat?.strikethrough ? { struck: true } : {}),
    ...(align ? { align } : {}),
    ...(wrapStrategy === 'WRAP' ? { wraps: true } : {}),
  };
  return Object.keys(look).length > 0 ? look : undefined;
}
