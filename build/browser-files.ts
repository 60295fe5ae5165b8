import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';
import { releaseFile } from './release-file.ts';

/** The scripts and stylesheets of the workspace's pages, each with the file in `workspace/browser/` from which it is bundled. */
export const BROWSER_FILES = {
  'pages.js': 'pages.ts',
  'pages.css': 'pages.css',
  'forms.js': 'forms/forms.ts',
  'forms.css': 'forms/forms.css',
  'grid.js': 'grid/grid.ts',
  'grid.css': 'grid/grid.css',
  'print.js': 'print/print.ts',
  'print.css': 'print/print.css',
  'programme.js': 'programme/programme.ts',
  'programme.css': 'programme/programme.css',
} as const;

export type BrowserFile = keyof typeof BROWSER_FILES;

/** The font of the pages. Each file has a part of its characters, and browsers load the parts that a page needs. */
const FONT = 'node_modules/@fontsource-variable/golos-text/files/golos-text';
const FONT_FILES = {
  'golos-cyrillic.woff2': `${FONT}-cyrillic-wght-normal.woff2`,
  'golos-latin.woff2': `${FONT}-latin-wght-normal.woff2`,
} as const;

/** A script, stylesheet or font that the pages load. */
export type Asset = BrowserFile | keyof typeof FONT_FILES;

export const ASSETS = [...Object.keys(BROWSER_FILES), ...Object.keys(FONT_FILES)] as readonly Asset[];

/** Files of npm packages that browsers load. A release must contain the licences of their packages. */
export const PACKAGED_SOURCES: readonly string[] = [
  ...Object.values(FONT_FILES),
  'node_modules/tabulator-tables/dist/js/tabulator_esm.mjs',
];

const isFont = (name: Asset): name is keyof typeof FONT_FILES => name in FONT_FILES;

/** A file as browsers load it: bundled from the source, or as the release brings it. */
export async function assetOf(name: Asset): Promise<Uint8Array> {
  const released = await releaseFile(name);
  if (released !== undefined) return released;
  if (isFont(name)) return readFile(join(projectFolder(), FONT_FILES[name]));
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(projectFolder(), 'workspace/browser', BROWSER_FILES[name])],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    external: ['/assets/*'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
