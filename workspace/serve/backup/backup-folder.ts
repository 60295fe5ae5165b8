import { readdir, rm } from 'node:fs/promises';
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

const DAILY = 7;
const WEEKLY = 5;
const MONTHLY = 12;

/** The number of the ISO week that contains a day, counted from 1970-01-05. */
const weekOf = (day: string): number => Math.floor((Date.parse(day) / 86_400_000 - 4) / 7);

/** The backups to keep: the newest of each of the last 7 days, 5 weeks and 12 months that have a backup. @param backups - newest first */
export function backupsToKeep(backups: readonly Backup[]): ReadonlySet<Backup> {
  const kept = new Set<Backup>();
  const keep = (periods: number, periodOf: (day: string) => string | number) => {
    const newest = new Map<string | number, Backup>();
    for (const backup of backups) {
      const period = periodOf(backup.day);
      if (!newest.has(period)) newest.set(period, backup);
    }
    for (const backup of [...newest.values()].slice(0, periods)) kept.add(backup);
  };
  keep(DAILY, (day) => day);
  keep(WEEKLY, weekOf);
  keep(MONTHLY, (day) => day.slice(0, 7));
  return kept;
}

/** Deletes all other backups than those to keep. */
export async function pruneBackups(folder: string): Promise<void> {
  const backups = await backupsIn(folder);
  const kept = backupsToKeep(backups);
  for (const backup of backups) if (!kept.has(backup)) await rm(backup.path, { force: true });
}
