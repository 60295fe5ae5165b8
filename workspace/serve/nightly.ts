import { DateTime } from 'luxon';
import { TIME_ZONE } from '../workspace.ts';
import { backupsIn } from './backup/backup-folder.ts';
import type { ServedSchool } from './served-school.ts';

const schoolTime = (at: number) => DateTime.fromMillis(at).setZone(TIME_ZONE);

/** Makes one backup a day, after the chosen hour of the school's time. If the computer was off at that hour, makes the backup later. */
export async function nightlyBackup(
  school: Pick<ServedSchool, 'known' | 'backupFolder' | 'backUp' | 'now'>,
): Promise<void> {
  const now = schoolTime(school.now());
  if (now.hour < school.known().settings.backupHour) return;
  const today = now.toISODate();
  const isMade = (await backupsIn(school.backupFolder())).some(
    ({ at }) => schoolTime(at.getTime()).toISODate() === today,
  );
  if (!isMade) await school.backUp();
}
