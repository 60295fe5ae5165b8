import { readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { NODE_BUNDLE } from './node-bundle.ts';

const FRAMEWORK = '@google-cloud/functions-framework';
const FOLDER = 'dist/functions';

export interface BundledFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Makes the folder that is deployed as the cloud function: one bundled file with the packages, separate files for lazily loaded code, and a
 * `package.json`. A cold start then reads one file instead of a thousand. Only the framework stays outside the bundle: it loads the bundle, and both
 * must share one registry of functions.
 */
export async function bundleFunctions(): Promise<readonly BundledFile[]> {
  const { dependencies, engines } = JSON.parse(await readFile('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
    engines: object;
  };
  await rm(FOLDER, { recursive: true, force: true });
  const { metafile } = await build({
    ...NODE_BUNDLE,
    entryPoints: { index: 'functions/entry/index.ts' },
    outdir: FOLDER,
    minify: true,
    external: [FRAMEWORK],
    sourcemap: true,
  });
  const manifest = {
    name: 'nastavnik-functions',
    private: true,
    type: 'module',
    main: 'index.mjs',
    engines,
    dependencies: { [FRAMEWORK]: dependencies[FRAMEWORK] },
  };
  await writeFile(`${FOLDER}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  return Object.entries(metafile.outputs).map(([path, { bytes }]) => ({ path, bytes }));
}
