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

/** A file as browsers load it: bundled from the source, or as the release brings it. */
export async function browserFile(name: BrowserFile): Promise<string> {
  const released = await releaseFile(name);
  if (released !== undefined) return released;
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(projectFolder(), 'workspace/browser', BROWSER_FILES[name])],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
