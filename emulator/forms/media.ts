import { invalidArgument } from '../core/errors.ts';
import type { ImageMessage, ItemMessage } from './messages.ts';
import type { Image, MediaProperties, Video } from './model.ts';
import { singleLine } from './single-line.ts';

/** The widest picture in pixels: https://developers.google.com/workspace/forms/api/reference/rest/v1/forms#mediaproperties. */
const WIDEST = 740;

/**
 * Reads a picture from a request. Google fetches the picture and serves a copy at `contentUri`. The emulator does not, so both addresses are
 * the same.
 * @throws 400 if the picture has no source
 */
export function readImage(given: ImageMessage | undefined): Image {
  const source = given?.sourceUri || given?.contentUri;
  if (!source) throw invalidArgument('An image must have a source_uri.');
  if (!/^(https?:\/\/\S+|data:image\/\S+)$/.test(source)) throw invalidArgument(`Invalid image source_uri: ${source}`);
  const { altText, properties } = given;
  return { contentUri: source, ...(altText ? { altText } : {}), ...withProperties(properties) };
}

const YOUTUBE = /^https?:\/\/(www\.|m\.)?(youtube\.com\/watch\?\S*v=|youtu\.be\/)[\w-]+/;

/** @throws 400 for a video that is not on YouTube */
export function readVideo({ video, caption }: NonNullable<ItemMessage['videoItem']>): {
  readonly video: Video;
  readonly caption?: string;
} {
  const { youtubeUri = '', properties } = video ?? {};
  if (!YOUTUBE.test(youtubeUri)) throw invalidArgument(`Invalid YouTube URI: ${youtubeUri}`);
  const shown = singleLine(caption);
  return { video: { youtubeUri, ...withProperties(properties) }, ...(shown ? { caption: shown } : {}) };
}

function withProperties(given: MediaProperties | undefined): { readonly properties?: MediaProperties } {
  if (!given) return {};
  const { width = 0 } = given;
  if (width < 0 || width > WIDEST) throw invalidArgument(`Width must be between 0 and ${WIDEST}, inclusive.`);
  return { properties: given };
}
