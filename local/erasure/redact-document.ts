import type { StoredDocument } from '../../emulator/core/store.ts';
import { MEDIA, type MediaDocument, mediaDocument } from '../../emulator/drive/media.ts';
import { type Redact, redactContent, redactText } from './redact-content.ts';

/** Whether bytes tell of the person, however they are written. */
export type Tells = (bytes: Buffer) => boolean;

/** Every text within a value by another one; what is not text and tells of the person is emptied. */
function mapTexts(value: unknown, change: (text: string) => string, tells: Tells): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value === 'number') return tells(Buffer.from(String(value))) ? 0 : value;
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change, tells));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, change, tells)]));
}

/**
 * A stored document with the code in the place of the name: its texts, and the content of a file. A text that still tells of the
 * person in writing that cannot be changed in its place becomes the code as a whole.
 */
export function redactDocument(
  [collection, id, body]: StoredDocument,
  code: string,
  redact: Redact,
  tells: Tells,
): StoredDocument {
  const value: unknown = JSON.parse(body);
  if (collection === MEDIA) {
    const { mimeType, base64 } = value as MediaDocument;
    const bytes = redactContent(Buffer.from(base64, 'base64'), redact);
    return [collection, id, JSON.stringify(mediaDocument({ mimeType, bytes }))];
  }
  const change = (text: string) => {
    const said = redactText(text, redact);
    return tells(Buffer.from(said)) ? code : said;
  };
  return [collection, id, JSON.stringify(mapTexts(value, change, tells))];
}
