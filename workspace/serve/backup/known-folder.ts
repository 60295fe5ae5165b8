import { basename, resolve } from 'node:path';
import { UserFacingError } from '../../user-facing-error.ts';
import { backupsIn } from './backup-folder.ts';

/** The last backup that this server made, and its folder. */
export interface LastBackup {
  readonly folder: string;
  readonly name: string;
}

export const lastBackupAt = (path: string, folder: string): LastBackup => ({
  folder: resolve(folder),
  name: basename(path),
});

/**
 * Whether the backup folder lacks the last backup that was made there, and every newer one. Somebody has deleted the backups, or the folder is no longer
 * the same place: if a network drive is not connected, its folder often stays there, empty and on this computer's own disk.
 */
export async function isUnknown(folder: string, last: LastBackup | undefined): Promise<boolean> {
  if (last?.folder !== resolve(folder)) return false;
  return !(await backupsIn(folder)).some(({ name }) => name >= last.name);
}

/** The Russian message about a backup folder that {@link isUnknown} does not recognise. */
export const unknownFolder = (folder: string) => ({
  what: `В папке копий ${folder} нет последней копии, которую сделала программа: сетевой диск или внешний диск не подключён, или копии удалили.`,
  toDo: 'Подключите диск, и копии пойдут дальше сами. Если копии удалили нарочно, начните их заново на странице «Резервные копии».',
});

/** Refuses to make a backup where the earlier ones have disappeared. @throws UserFacingError */
export async function refuseUnknown(folder: string, last: LastBackup | undefined): Promise<void> {
  if (!(await isUnknown(folder, last))) return;
  const { what, toDo } = unknownFolder(folder);
  throw new UserFacingError(`${what} ${toDo}`);
}
