import type { DeskFiles } from '../../build/desk-files.ts';
import type { Route } from '../../emulator/application-pages.ts';

const TYPES: Readonly<Record<keyof DeskFiles, string>> = {
  script: 'text/javascript; charset=utf-8',
  style: 'text/css; charset=utf-8',
};

/** The script and the stylesheet of the pages. They are bundled when the first page asks for them. */
export function assetRoutes(bundle: () => Promise<DeskFiles>): readonly Route[] {
  let files: Promise<DeskFiles> | undefined;
  const route = (pattern: RegExp, file: keyof DeskFiles): Route => ({
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
  return [route(/^\/desk\/desk\.js$/, 'script'), route(/^\/desk\/desk\.css$/, 'style')];
}
