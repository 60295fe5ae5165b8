import type { App } from '../../core/app.ts';
import type { Store } from '../../core/store.ts';
import { findMedia } from '../../drive/media.ts';
import type { FetchAnswer, FetchRequest } from './small-services.ts';

const ROOT = 'https://www.googleapis.com/';
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** The words of an HTML document, one line per paragraph: the export library is asynchronous, and a script call cannot wait. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(style|title)\b.*?<\/\1>/gis, '')
    .replace(/<\/(p|h\d|li|td|th|tr|div)>|<br[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** `UrlFetchApp.fetch` for Google's own REST API; undefined for all other addresses. */
export function googleFetch(
  emulator: Pick<App, 'handle'> & { readonly store: Store },
  { url, method = 'get', headers, payload = '' }: FetchRequest,
): FetchAnswer | undefined {
  if (!url.startsWith(ROOT)) return undefined;
  const { pathname, searchParams } = new URL(url);
  const { status, body, rendering } = emulator.handle({
    method: method.toUpperCase(),
    rawPath: pathname,
    query: searchParams,
    headers: { authorization: headers.Authorization ?? '' },
    body: Buffer.from(payload),
  });
  if (!rendering) return { status, text: Buffer.from(body).toString('utf8') };
  const [, id = ''] = /^\/drive\/v3\/files\/([^/]+)\/export$/.exec(pathname) ?? [];
  const media = findMedia(emulator, id);
  if (media?.mimeType !== 'text/html' || searchParams.get('mimeType') !== 'text/plain') {
    throw new Error('The emulator exports to a script nothing but the words of an HTML document.');
  }
  return { status, text: wordsOf(media.bytes.toString('utf8')) };
}
