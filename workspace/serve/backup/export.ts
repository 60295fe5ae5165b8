import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Store } from '../../../emulator/store.ts';
import { callFor } from '../../how-to-call.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import { carryFiles, IN_EXPORTS } from './carried-files.ts';
import { type Restored, restore } from './restore.ts';
import { isThere, openStoppedSchool } from './stopped-school.ts';

const running = (data: string) =>
  `Школа сейчас работает. Остановите сервер и повторите: иначе письма, которые уйдут после переноса, ушли бы дважды. Копию работающей школы делает ${callFor(data, 'backup')}.`;

/**
 * Writes a stopped school into one file: its data, accounts, settings, note of sent letters and list of erased people.
 * @throws UserFacingError if there is no school, it runs, or the file exists
 */
export async function exportSchool({ data, file }: { readonly data: string; readonly file: string }): Promise<void> {
  if (await isThere(file)) throw new UserFacingError(`Файл ${file} уже есть. Назовите другой.`);
  const store = await openStoppedSchool(data, running(data));
  try {
    store.copyTo(file);
  } finally {
    store.close();
  }
  const copy = Store.open(file);
  try {
    await carryFiles(copy, data, IN_EXPORTS);
    copy.close();
  } catch (error) {
    copy.close();
    // Without the note of sent letters, the imported school could send them again.
    await rm(file);
    throw error;
  }
}

/**
 * Makes a school in an empty folder from an exported file or a backup.
 * @throws UserFacingError if the folder has a school, or the file is no school that this program understands
 */
export async function importSchool(
  place: { readonly file: string; readonly data: string; readonly backups: string },
  now: Date,
): Promise<Restored> {
  if (await isThere(join(place.data, 'google.sqlite'))) {
    throw new UserFacingError(
      `В папке ${place.data} уже есть школа. Укажите новую папку: --data ПАПКА. Вернуть копию вместо неё: ${callFor(place.data, 'restore', 'ФАЙЛ')}.`,
    );
  }
  return restore(place, now);
}
