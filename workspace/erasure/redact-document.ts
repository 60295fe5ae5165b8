import { MEDIA, type MediaDocument, mediaDocument, type StoredDocument } from '../../emulator/store.ts';
import type { Redact } from '../traces/redactor.ts';
import { redactContent } from './redact-content.ts';

/** Whether bytes contain traces of the person, in any encoding. */
export type HasTraces = (bytes: Buffer) => boolean;

/** Redacts every text within a value; a number with traces of the person becomes 0. */
function mapTexts(value: unknown, change: (text: string) => string, tells: HasTraces): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value === 'number') return tells(Buffer.from(String(value))) ? 0 : value;
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change, tells));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, change, tells)]));
}

/**
 * Replaces the name by the code in a stored document: in its texts and in the content of a file. If a text still
 * contains traces in an encoding that cannot be edited, the code replaces the whole text.
 */
export function redactDocument(
  [collection, id, body]: StoredDocument,
  code: string,
  redact: Redact,
  tells: HasTraces,
): StoredDocument {
  const value: unknown = JSON.parse(body);
  if (collection === MEDIA) {
    const { mimeType, base64 } = value as MediaDocument;
    const bytes = redactContent(Buffer.from(base64, 'base64'), redact);
    return [collection, id, JSON.stringify(mediaDocument({ mimeType, bytes }))];
  }
  const change = (text: string) => {
    const said = redact(text);
    return tells(Buffer.from(said)) ? code : said;
  };
  return [collection, id, JSON.stringify(mapTexts(value, change, tells))];
}
