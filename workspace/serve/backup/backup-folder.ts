import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../error-code.ts';
import type { ServerSettings } from '../settings/settings.ts';

/** The backup folder that the settings name, or one beside the data. */
export const backupFolderOf = (data: string, { backupFolder }: Pick<ServerSettings, 'backupFolder'>): string =>
  backupFolder || join(data, 'backups');

/** A backup of a school: one file, named by its time. */
export interface Backup {
  readonly path: string;
  readonly name: string;
  /** ISO day. */
  readonly day: string;
  readonly at: Date;
}

/** `nastavnik-2026-11-30T03-00-12Z.sqlite`. Windows forbids colons in file names. */
const NAME = /^nastavnik-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.sqlite$/;

export const isBackupName = (name: string): boolean => NAME.test(name);

export const backupName = (at: Date): string =>
  `nastavnik-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.sqlite`;

/** The backups in a folder, newest first; none if the folder is missing. */
export async function backupsIn(folder: string): Promise<readonly Backup[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  return names
    .flatMap((name) => {
      const [, day, hour, minute, second] = NAME.exec(name) ?? [];
      if (day === undefined) return [];
      return [{ name, path: join(folder, name), day, at: new Date(`${day}T${hour}:${minute}:${second}Z`) }];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

export const latestBackup = async (folder: string): Promise<Backup | undefined> => (await backupsIn(folder))[0];
