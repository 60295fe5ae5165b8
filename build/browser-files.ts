import { join } from 'node:path';
import { build } from 'esbuild';
import { projectFolder } from './project-folder.ts';

/** The script and the stylesheet of the workspace's pages, as browsers load them. */
export interface BrowserFiles {
  readonly script: string;
  readonly style: string;
}

async function bundled(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(projectFolder(), 'workspace/browser', name)],
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

/** Bundles `workspace/browser/`. */
export async function browserFiles(): Promise<BrowserFiles> {
  const [script, style] = await Promise.all([bundled('pages.ts'), bundled('pages.css')]);
  return { script, style };
}
