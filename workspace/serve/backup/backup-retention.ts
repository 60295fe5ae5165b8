import { rm } from 'node:fs/promises';
import { type Backup, backupsIn } from './backup-folder.ts';

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
