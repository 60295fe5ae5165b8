import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { bundleScript } from './script-bundle.ts';

const FOLDER = 'dist/release';

/**
 * Writes what a school needs to install the script without Node: two files to paste, and the steps.
 * @returns the folder of the release
 */
export async function writeRelease(): Promise<string> {
  const { code } = await bundleScript();
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}/Code.js`, code);
  await copyFile('apps-script/appsscript.json', `${FOLDER}/appsscript.json`);
  await copyFile('docs/installation.md', `${FOLDER}/УСТАНОВКА.md`);
  return FOLDER;
}
