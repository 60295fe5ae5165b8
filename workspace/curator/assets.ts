import { ASSETS, type Asset } from '../../build/browser-files.ts';
import type { Answer, Route } from '../../emulator/application-pages.ts';

/** The headers by a file's extension. Fonts are the same in each version of the program, so browsers keep them for a month. */
const HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  js: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  css: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
  woff2: { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=2592000' },
};

type Make = (name: Asset) => Promise<Uint8Array>;

/** Answers with the scripts, stylesheets and fonts of the pages. Each file is made at its first request. */
export function assetAnswers(make: Make): (name: Asset) => Answer {
  const made = new Map<Asset, Promise<Uint8Array>>();
  const contentOf = (name: Asset): Promise<Uint8Array> => {
    const content = made.get(name) ?? make(name);
    made.set(name, content);
    return content;
  };
  return (name) => ({
    status: 200,
    headers: { ...HEADERS[name.replace(/^.*\./, '')] },
    body: '',
    rendering: async () => Buffer.from(await contentOf(name)),
  });
}

/** The routes of the scripts, stylesheets and fonts. */
export function assetRoutes(make: Make): readonly Route[] {
  const answer = assetAnswers(make);
  return ASSETS.map((name) => ({
    method: 'GET',
    pattern: new RegExp(`^/assets/${name.replace('.', '\\.')}$`),
    audience: 'people',
    handle: () => answer(name),
  }));
}
