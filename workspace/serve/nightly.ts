import { DateTime } from 'luxon';
import { backupsIn } from './backup/backup-folder.ts';
import type { ServedSchool } from './served-school.ts';

/** Makes one backup a day, after the chosen hour of the school's time. If the computer was off at that hour, makes the backup later. */
export async function nightlyBackup(
  school: Pick<ServedSchool, 'known' | 'backupFolder' | 'backUp' | 'now' | 'timeZone'>,
): Promise<void> {
  const timeOf = (at: number) => DateTime.fromMillis(at).setZone(school.timeZone());
  const now = timeOf(school.now());
  if (now.hour < school.known().settings.backupHour) return;
  const today = now.toISODate();
  const isMade = (await backupsIn(school.backupFolder())).some(({ at }) => timeOf(at.getTime()).toISODate() === today);
  if (!isMade) await school.backUp();
}
