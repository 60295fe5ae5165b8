import { join } from 'node:path';
import { howToCall, pathInCommand } from '../../how-to-call.ts';
import { readSession } from '../../session-file.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import { latestBackup } from './backup-folder.ts';
import { SENT_LETTERS_FILE } from './carried-files.ts';
import { ERASED_FILE } from './erased-list.ts';
import { isThere } from './stopped-school.ts';

/**
 * Refuses to create a school where the data file of an earlier school was lost. Its backups, session, note of sent letters or list of erased people tell
 * that there was one.
 * @throws UserFacingError with what to do
 */
export async function refuseLostSchool(data: string, backups: string): Promise<void> {
  const dataFile = join(data, 'google.sqlite');
  if (await isThere(dataFile)) return;
  const backup = await latestBackup(backups);
  const isKnown =
    backup !== undefined ||
    (await readSession(data)) !== undefined ||
    (await isThere(join(data, SENT_LETTERS_FILE))) ||
    (await isThere(join(data, ERASED_FILE)));
  if (!isKnown) return;
  const restoring = backup
    ? `верните школу из копии: ${howToCall('restore', `${pathInCommand(backup.path)} --data ${pathInCommand(data)}`)}`
    : 'верните школу из копии, если она есть в другом месте';
  throw new UserFacingError(
    `В папке ${data} была школа, но файла с её данными ${dataFile} нет. Новая школа вместо неё не создана. Верните файл на место или ${restoring}. Для новой школы укажите пустую папку данных, а для её копий – отдельную.`,
  );
}
