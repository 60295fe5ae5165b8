import { BROWSER_FILES, type BrowserFile } from '../../build/browser-files.ts';
import type { Route } from '../../emulator/application-pages.ts';

const typeOf = (name: BrowserFile) => `text/${name.endsWith('.js') ? 'javascript' : 'css'}; charset=utf-8`;

/** The scripts and stylesheets of the pages. Each is bundled when the first page asks for it. */
export function assetRoutes(bundle: (name: BrowserFile) => Promise<string>): readonly Route[] {
  const bundled = new Map<BrowserFile, Promise<string>>();
  const textOf = (name: BrowserFile): Promise<string> => {
    const text = bundled.get(name) ?? bundle(name);
    bundled.set(name, text);
    return text;
  };
  return (Object.keys(BROWSER_FILES) as BrowserFile[]).map((name) => ({
    method: 'GET',
    pattern: new RegExp(`^/assets/${name.replace('.', '\\.')}$`),
    audience: 'people',
    handle: () => ({
      status: 200,
      headers: { 'content-type': typeOf(name), 'cache-control': 'no-cache' },
      body: '',
      rendering: async () => Buffer.from(await textOf(name)),
    }),
  }));
}
