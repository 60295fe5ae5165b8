import { copyFile } from 'node:fs/promises';
import { packProgram } from './program-package.ts';
import { writeScriptFiles } from './script-bundle.ts';

const FOLDER = 'dist/release';

/** Writes what a school needs to install the script without Node: two files to paste, and the steps. @returns their folder */
export async function writeScriptRelease(): Promise<string> {
  await writeScriptFiles(FOLDER);
  await copyFile('docs/installation.md', `${FOLDER}/УСТАНОВКА.md`);
  return FOLDER;
}

/** Writes all files of a release: those of the script, and the program for a school's own computer. @returns the folder, and the program's file */
export async function writeRelease(): Promise<{ readonly folder: string; readonly program: string }> {
  const folder = await writeScriptRelease();
  return { folder, program: await packProgram(folder) };
}
