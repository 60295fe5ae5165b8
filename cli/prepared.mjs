import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folders with the program's source. */
const FOLDERS = ['apps-script', 'build', 'cli', 'emulator', 'functions', 'sheets-schema', 'simulation', 'workspace'];
/** Files that decide what the source means. */
const CONFIGURATION = ['package-lock.json', 'tsconfig.json'];
const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * The digest of everything that decides the prepared program. Any change of the source gives another digest, so a stale program is never run.
 * @param {string} root
 * @returns {string}
 */
function digestOf(root) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.byteLength}\0`).update(content);
  };
  for (const path of CONFIGURATION) if (existsSync(join(root, path))) add(path);
  for (const folder of FOLDERS) {
    const top = join(root, folder);
    if (!existsSync(top)) continue;
    const names = readdirSync(top, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(m?ts|tsx|mjs)$/.test(name),
    );
    for (const name of names.sort()) add(join(folder, name));
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * Deletes prepared programs of earlier sources that nobody has started for a month.
 * @param {string} folder
 */
function removeOld(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > MONTH_MS) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Bundles the program's TypeScript into JavaScript, which loads three times as fast. The bundle contains no packages.
 * @param {string} root
 * @param {string} folder
 */
async function prepare(root, folder) {
  const { build } = await import('esbuild');
  const draft = `${folder}.${randomUUID()}.tmp`;
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ['cli/nastavnik.ts'],
      outdir: draft,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      charset: 'utf8',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'silent',
    });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another start may have prepared the same program meanwhile.
    if (!existsSync(folder)) throw error;
  }
  removeOld(dirname(folder));
}

/**
 * Finds the prepared program for the present source, or prepares it.
 * @param {string} root - the project's folder
 * @returns {Promise<string | undefined>} the file to import; undefined if the program cannot be prepared, e.g. in a folder that nobody may write
 */
export async function preparedProgram(root) {
  const folder = join(root, 'dist/prepared', digestOf(root));
  try {
    if (!existsSync(folder)) await prepare(root, folder);
    const now = new Date();
    utimesSync(folder, now, now);
  } catch {
    // The TypeScript itself still runs, only more slowly, and its errors say what is wrong.
    return undefined;
  }
  return join(folder, 'nastavnik.mjs');
}
