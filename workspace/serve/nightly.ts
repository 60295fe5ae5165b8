import { backupsIn } from './backup/backup-folder.ts';
import type { ServedSchool } from './served-school.ts';

/** Makes one backup a day, after the chosen hour. If the computer was off at that hour, makes the backup later. */
export async function nightlyBackup(school: ServedSchool): Promise<void> {
  const now = new Date(school.now());
  if (now.getHours() < school.known().settings.backupHour) return;
  const today = now.toDateString();
  const isMade = (await backupsIn(school.backupFolder())).some(({ at }) => at.toDateString() === today);
  if (!isMade) await school.backUp();
}
