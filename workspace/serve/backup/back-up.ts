import { join } from 'node:path';
import { makeFolder } from '../../../emulator/make-folder.ts';
import type { Store } from '../../../emulator/store.ts';
import { backupName } from './backup-folder.ts';
import { pruneBackups } from './backup-retention.ts';
import { carryFiles, IN_BACKUPS } from './carried-files.ts';
import { keepErased } from './erased-list.ts';

interface BackupPlace {
  readonly store: Store;
  /** The data folder. */
  readonly folder: string;
  readonly backups: string;
  /** Reports an error for the log; by default on the standard error stream. */
  readonly warn?: (line: string) => void;
}

/** Makes and checks a backup of a running school, and deletes older backups that need not be kept. @returns the backup's path */
export async function backUp({ store, folder, backups, warn }: BackupPlace, at: Date): Promise<string> {
  await makeFolder(backups);
  await carryFiles(store, folder, IN_BACKUPS);
  const path = join(backups, backupName(at));
  store.copyTo(path);
  await pruneBackups(backups);
  await keepErased([folder, backups], [], warn);
  return path;
}
