import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { projectFolder } from './project-folder.ts';
import { releaseFile } from './release-file.ts';
import { scriptSize } from './script-size.ts';

const GLOBAL = 'Nastavnik';

/** The bound script as one file of plain JavaScript. */
export interface ScriptBundle {
  readonly code: string;
  /** The functions that triggers, menu and pages call by name. */
  readonly functions: readonly string[];
  /** Bytes of the bundle by source file. */
  readonly sources: ReadonlyMap<string, number>;
}

/** Evaluates the bundle in an empty context. The bundle's top level must not use Google's services; only its functions may use them. */
function exportsOf(code: string): string[] {
  return runInContext(`${code}; Object.keys(${GLOBAL})`, createContext({})) as string[];
}

/**
 * Bundles `apps-script/` for Apps Script, without modules. Each function that Google calls by name becomes a global
 * function. All other code stays private, so that pages cannot call it.
 */
export async function bundleScript(): Promise<ScriptBundle> {
  const { build } = await import('esbuild');
  const root = projectFolder();
  const markup = join(root, 'apps-script/globals/markup.ts');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const { outputFiles, metafile } = await build({
    entryPoints: ['apps-script/main.ts'],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    globalName: GLOBAL,
    target: 'es2020',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { 'preact/jsx-runtime': markup, 'preact-render-to-string': markup },
    inject: ['apps-script/globals/missing-built-ins.ts', 'apps-script/globals/text-encoder.ts'],
    charset: 'utf8',
    define: { NASTAVNIK_VERSION: JSON.stringify(version) },
    minify: true,
    keepNames: false,
  });
  const code = outputFiles[0]?.text ?? '';
  const functions = exportsOf(code);
  const declared = functions.map((name) => `function ${name}(argument) { return ${GLOBAL}.${name}(argument); }`);
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const sources = new Map(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
  return { code: `${code}${declared.join('\n')}\n`, functions, sources };
}

/** The name of the script's file, in Google's script editor and in a release. */
export const SCRIPT_FILE = 'Code.js';

/** The code of the bound script: made from the source, or as the release brings it. */
export const scriptCode = async (): Promise<string> =>
  (await releaseFile(SCRIPT_FILE))?.toString() ?? (await bundleScript()).code;

const MANIFEST = 'appsscript.json';

/** Writes the script and its manifest into a new folder, as Google's script editor has them. */
export async function writeScriptFiles(folder: string): Promise<ScriptBundle> {
  const bundle = await bundleScript();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, SCRIPT_FILE), bundle.code);
  await copyFile(`apps-script/${MANIFEST}`, join(folder, MANIFEST));
  return bundle;
}

const FOLDER = 'dist/apps-script';

/** Writes the files that `clasp push` sends to Google. @returns their size, in total and by folder or package. */
export async function writeScript(): Promise<string> {
  const { code, sources } = await writeScriptFiles(FOLDER);
  const names = await readdir(FOLDER);
  const files = await Promise.all(
    names.map(async (name) => ({ path: `${FOLDER}/${name}`, bytes: (await stat(`${FOLDER}/${name}`)).size })),
  );
  return scriptSize({ files, code, sources });
}
