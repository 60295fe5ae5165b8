import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../../emulator/make-folder.ts';
import type { Store } from '../../../emulator/store.ts';
import { errorCode } from '../../error-code.ts';
import { SETTINGS_FILE } from '../settings/settings-file.ts';
import { backupName, pruneBackups } from './backup-folder.ts';

/** The store's collection for the text of the settings file, so that one backup file contains the whole school. */
const FILES = 'serverFile';

export const settingsInBackup = (store: Store): string | undefined =>
  store.get<{ text: string }>(FILES, SETTINGS_FILE)?.text;

/** Puts the present text of the settings file into the store. No backup contains the mailbox's password. */
async function keepSettings(store: Store, folder: string): Promise<void> {
  const text = await readFile(join(folder, SETTINGS_FILE), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined && text !== settingsInBackup(store)) store.put(FILES, SETTINGS_FILE, { text });
}

interface BackupPlace {
  readonly store: Store;
  /** The data folder. */
  readonly folder: string;
  readonly backups: string;
}

/** Makes and checks a backup of a running school, and deletes older backups that need not be kept. @returns the backup's path */
export async function backUp({ store, folder, backups }: BackupPlace, at: Date): Promise<string> {
  await makeFolder(backups);
  await keepSettings(store, folder);
  const path = join(backups, backupName(at));
  store.copyTo(path);
  await pruneBackups(backups);
  return path;
}
