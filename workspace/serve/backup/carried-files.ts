import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../../../emulator/store.ts';
import { errorCode } from '../../error-code.ts';
import { SETTINGS_FILE } from '../settings/settings-file.ts';
import { ERASED_FILE } from './erased-list.ts';

/** The store's collection for texts of files beside the data, so that one file contains the whole school. */
const COLLECTION = 'serverFile';

/** The note of sent letters. A backup does not have it: the note must be newer than a restored backup. */
export const SENT_LETTERS_FILE = 'sent-letters.json';

/** The files beside the data that every backup carries. Nothing carries the mailbox's password. */
export const IN_BACKUPS: readonly string[] = [SETTINGS_FILE];

/** The files that an export also carries. */
export const IN_EXPORTS: readonly string[] = [...IN_BACKUPS, SENT_LETTERS_FILE, ERASED_FILE];

const textOf = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });

const carried = (store: Store, name: string): string | undefined => store.get<{ text: string }>(COLLECTION, name)?.text;

/** Puts the present texts of these files into a store. */
export async function carryFiles(store: Store, folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const text = await textOf(join(folder, name));
    if (text !== undefined && text !== carried(store, name)) store.put(COLLECTION, name, { text });
  }
}

/** Takes the carried files out of a store. */
export function unloadFiles(store: Store): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const name of IN_EXPORTS) {
    const text = carried(store, name);
    if (text !== undefined) files.set(name, text);
    store.delete(COLLECTION, name);
  }
  return files;
}
