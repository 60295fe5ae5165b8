import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';

const GLOBAL = 'Nastavnik';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MARKUP = join(ROOT, 'apps-script/globals/markup.ts');

/** The bound script as one file of plain code. */
export interface ScriptBundle {
  readonly code: string;
  /** The functions that triggers, menu and pages call by name. */
  readonly functions: readonly string[];
}

/** Runs the bundle where only the language itself is: what it needs of Google it may ask for in its functions, not before. */
function exportsOf(code: string): string[] {
  return runInContext(`${code}; Object.keys(${GLOBAL})`, createContext({})) as string[];
}

/**
 * Bundles `apps-script/` to what Apps Script takes: no modules, and one global function declaration for each that Google calls
 * by name. Everything else stays inside, out of reach of pages.
 */
export async function bundleScript(): Promise<ScriptBundle> {
  const { outputFiles } = await build({
    entryPoints: ['apps-script/main.ts'],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    format: 'iife',
    globalName: GLOBAL,
    target: 'es2020',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { 'preact/jsx-runtime': MARKUP, 'preact-render-to-string': MARKUP },
    inject: ['apps-script/globals/text-encoder.ts'],
    charset: 'utf8',
    minify: true,
    keepNames: false,
  });
  const code = outputFiles[0]?.text ?? '';
  const functions = exportsOf(code);
  const declared = functions.map((name) => `function ${name}(argument) { return ${GLOBAL}.${name}(argument); }`);
  return { code: `${code}${declared.join('\n')}\n`, functions };
}

const FOLDER = 'dist/apps-script';

/** Writes what `clasp push` sends to Google. */
export async function writeScript(): Promise<readonly { path: string; bytes: number }[]> {
  const { code } = await bundleScript();
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}/Code.js`, code);
  await copyFile('apps-script/appsscript.json', `${FOLDER}/appsscript.json`);
  return [{ path: `${FOLDER}/Code.js`, bytes: Buffer.byteLength(code) }];
}
