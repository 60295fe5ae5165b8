import { Parser } from 'htmlparser2';
import type { App } from '../../core/app.ts';
import type { Store } from '../../core/store.ts';
import { findMedia } from '../../drive/media.ts';
import type { FetchAnswer, FetchRequest } from './small-services.ts';

const ROOTS = ['https://www.googleapis.com/', 'https://docs.google.com/'];
const HIDDEN: readonly string[] = ['style', 'title'];
const LINES: readonly string[] = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'td', 'th', 'tr', 'div', 'br'];

/** The words of an HTML document, one line per paragraph. The export library is asynchronous, and a script call cannot wait. */
function wordsOf(html: string): string {
  let words = '';
  let hidden = 0;
  const parser = new Parser({
    onopentag: (tag) => (hidden += Number(HIDDEN.includes(tag))),
    ontext: (text) => (words += hidden > 0 ? '' : text),
    onclosetag(tag) {
      hidden -= Number(HIDDEN.includes(tag));
      if (LINES.includes(tag)) words += '\n';
    },
  });
  parser.end(html);
  return words;
}

/** `UrlFetchApp.fetch` for Google's own REST API and pages; undefined for all other addresses. */
export function googleFetch(
  emulator: Pick<App, 'handle'> & { readonly store: Store; readonly url: string },
  { url, method = 'get', headers, payload = '' }: FetchRequest,
): FetchAnswer | undefined {
  if (![...ROOTS, emulator.url].some((root) => url.startsWith(root))) return undefined;
  const { pathname, searchParams } = new URL(url);
  const {
    status,
    body,
    rendering,
    headers: answered,
  } = emulator.handle({
    method: method.toUpperCase(),
    rawPath: pathname,
    query: searchParams,
    headers: { authorization: headers.Authorization ?? '' },
    body: Buffer.from(payload),
  });
  if (!rendering) {
    const { location } = answered;
    return { status, text: Buffer.from(body).toString('utf8'), headers: location ? { Location: location } : {} };
  }
  const [, id = ''] = /^\/drive\/v3\/files\/([^/]+)\/export$/.exec(pathname) ?? [];
  const media = findMedia(emulator, id);
  if (media?.mimeType !== 'text/html' || searchParams.get('mimeType') !== 'text/plain') {
    throw new Error('The emulator exports to a script nothing but the words of an HTML document.');
  }
  return { status, text: wordsOf(media.bytes.toString('utf8')) };
}
