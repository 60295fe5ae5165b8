import { createHash } from 'node:crypto';
import type { Context } from '../core/exchange.ts';

/** The bytes of a file as stored (collection `media`, by the file's id). */
export interface MediaDocument {
  /** The type of the upload, e.g. `text/html` for a Google document. */
  readonly mimeType: string;
  readonly base64: string;
  readonly md5: string;
}

export interface Media {
  readonly mimeType: string;
  readonly bytes: Buffer;
}

export const MEDIA = 'media';

type Reads = Pick<Context, 'store'>;

/** Turns content into its stored form. */
export function mediaDocument({ mimeType, bytes }: Media): MediaDocument {
  return { mimeType, base64: bytes.toString('base64'), md5: createHash('md5').update(bytes).digest('hex') };
}

export function saveMedia({ store }: Reads, fileId: string, media: Media): void {
  store.put(MEDIA, fileId, mediaDocument(media));
}

export function findMedia({ store }: Reads, fileId: string): Media | undefined {
  const document = store.get<MediaDocument>(MEDIA, fileId);
  return document && { mimeType: document.mimeType, bytes: Buffer.from(document.base64, 'base64') };
}

/** A file's size in bytes and its md5; undefined for a file without bytes of its own. */
export function mediaFacts({ store }: Reads, fileId: string): { size: number; md5: string } | undefined {
  const document = store.get<MediaDocument>(MEDIA, fileId);
  return document && { size: Buffer.byteLength(document.base64, 'base64'), md5: document.md5 };
}

export function deleteMedia({ store }: Reads, fileId: string): void {
  store.delete(MEDIA, fileId);
}
