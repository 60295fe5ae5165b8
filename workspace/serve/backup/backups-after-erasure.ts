import { basename, dirname, resolve } from 'node:path';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { counted } from '../../../functions/domain/counted.ts';
import type { KeptBackups } from '../../erasure/erasure-context.ts';
import { backupsIn, isBackupName } from './backup-folder.ts';

/** A school's backups, for its erasures. @param folder - the present backup folder */
export function backupsOf(data: string, folder: () => string): KeptBackups {
  return {
    isBackup: (place) => isBackupName(basename(place)) && resolve(data, dirname(place)) === resolve(folder()),
    async words() {
      const backups = await backupsIn(folder());
      const [newest] = backups;
      if (!newest) return [];
      const count = counted(backups.length, 'резервная копия', 'резервные копии', 'резервных копий');
      return [
        `В папке ${folder()} – ${count}, последняя от ${dayText(newest.day)}. Данные там ещё могут быть; если вернуть такую копию, программа удалит их снова раньше, чем что-либо покажет или отправит. Чтобы их не было и там, сделайте новую копию и удалите прежние.`,
      ];
    },
  };
}
