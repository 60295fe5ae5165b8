import { readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const FRAMEWORK = '@google-cloud/functions-framework';
const FOLDER = 'dist/functions';

/** Packages of the old module kind ask for Node's own modules by `require`, which a module of the new kind has to be given. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

export interface BundledFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Makes the folder that is deployed as the cloud function: one file with the packages in it, so that a cold start reads one
 * file instead of a thousand, beside it what is loaded only when it is needed, and a `package.json`. The framework alone stays outside: it starts the file, and both must
 * speak of the same registered functions.
 */
export async function bundleFunctions(): Promise<readonly BundledFile[]> {
  const { dependencies, engines } = JSON.parse(await readFile('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
    engines: object;
  };
  await rm(FOLDER, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: { index: 'functions/entry/index.ts' },
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    // An error that ends the process prints its line: one line for the whole file would bury the message.
    lineLimit: 500,
    // Russian as it is: escaped it would be three times as long, and length is what a cold start reads and compiles.
    charset: 'utf8',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: [FRAMEWORK],
    banner: { js: REQUIRE },
    sourcemap: true,
    metafile: true,
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
