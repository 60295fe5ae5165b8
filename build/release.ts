import { copyFile } from 'node:fs/promises';
import { writeScriptFiles } from './script-bundle.ts';

const FOLDER = 'dist/release';

/**
 * Writes what a school needs to install the script without Node: two files to paste, and the steps.
 * @returns the folder of the release
 */
export async function writeRelease(): Promise<string> {
  await writeScriptFiles(FOLDER);
  await copyFile('docs/installation.md', `${FOLDER}/УСТАНОВКА.md`);
  return FOLDER;
}
