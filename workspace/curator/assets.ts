import type { BrowserFiles } from '../../build/browser-files.ts';
import type { Route } from '../../emulator/application-pages.ts';

const TYPES: Readonly<Record<keyof BrowserFiles, string>> = {
  script: 'text/javascript; charset=utf-8',
  style: 'text/css; charset=utf-8',
};

/** The script and the stylesheet of the pages. They are bundled when the first page asks for them. */
export function assetRoutes(bundle: () => Promise<BrowserFiles>): readonly Route[] {
  let files: Promise<BrowserFiles> | undefined;
  const route = (pattern: RegExp, file: keyof BrowserFiles): Route => ({
    method: 'GET',
    pattern,
    audience: 'people',
    handle: () => ({
      status: 200,
      headers: { 'content-type': TYPES[file], 'cache-control': 'no-cache' },
      body: '',
      rendering: async () => {
        files ??= bundle();
        return Buffer.from((await files)[file]);
      },
    }),
  });
  return [route(/^\/assets\/pages\.js$/, 'script'), route(/^\/assets\/pages\.css$/, 'style')];
}
