import { copyFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../../emulator/make-folder.ts';
import { Store, StoreError } from '../../../emulator/store.ts';
import { readSchool } from '../../school-file.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import { writeWholeFile } from '../../whole-file.ts';
import { HEALTH } from '../health/health-record.ts';
import { DATA_VERSION } from '../open-real-school.ts';
import { unloadFiles } from './carried-files.ts';
import { ERASED_FILE, erasedFrom, erasedPeople, keepErased } from './erased-list.ts';
import { isThere } from './stopped-school.ts';

/** The result of a restore. */
export interface Restored {
  /** The path of the former data; undefined if there were none. */
  readonly former: string | undefined;
  /** The codes of everybody who was erased. The next start erases those again whom the backup still contains. */
  readonly erased: readonly string[];
}

/** @throws UserFacingError if a school runs with this data file */
function refuseRunning(dataFile: string): void {
  try {
    Store.open(dataFile).close();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.reason === 'busy') {
      throw new UserFacingError(
        'Школа сейчас работает. Остановите сервер и повторите: поверх работающей школы копию не вернуть.',
      );
    }
    // The present data may be damaged. That is a reason to restore a backup.
  }
}

const NEWER = 'Эту копию сделала более новая версия «Наставника». Установите её и повторите.';

/** The error about the draft as an error about the backup, because a person knows no draft. */
function aboutBackup(error: unknown, file: string): unknown {
  if (!(error instanceof StoreError)) return error;
  if (error.reason === 'newer') return new UserFacingError(NEWER);
  if (!['foreign', 'empty', 'damaged'].includes(error.reason)) return error;
  return new UserFacingError(
    `Файл ${file} – не копия школы, или он повреждён. Возьмите другую копию. В папке данных ничего не изменено.`,
  );
}

/**
 * Checks that a backup is of a real school and not of a later version than this program. Then deletes its sessions, its one-time links and the
 * record of the other server's health.
 * @returns the further files in the backup
 */
function prepare(draft: string): ReadonlyMap<string, string> {
  const store = Store.open(draft);
  try {
    const school = readSchool(store);
    if (!school?.ready || school.kind !== 'real') throw new UserFacingError('В этом файле не копия настоящей школы.');
    if ((school.dataVersion ?? 0) > DATA_VERSION) {
      throw new UserFacingError(NEWER);
    }
    store.transaction(() => {
      for (const collection of ['session', 'oneTimeKey', HEALTH]) {
        for (const id of store.list(collection).keys()) store.delete(collection, id);
      }
    });
    return unloadFiles(store);
  } finally {
    store.close();
  }
}

/**
 * Restores a school from a backup into a folder with or without data. The former data stay beside the new data. The list of erased people decides
 * whose data the next start erases again.
 * @param backups - the backup folder, which also has the list of erased people
 * @throws UserFacingError if the school runs, or the file is no backup of a school
 */
export async function restore(
  { file, data, backups }: { readonly file: string; readonly data: string; readonly backups: string },
  now: Date,
): Promise<Restored> {
  if (!(await isThere(file))) throw new UserFacingError(`Файла ${file} нет. Проверьте путь к копии.`);
  await makeFolder(data);
  const dataFile = join(data, 'google.sqlite');
  const hadData = await isThere(dataFile);
  if (hadData) refuseRunning(dataFile);
  const erased = await erasedPeople([data, backups, dirname(file)]);
  const draft = `${dataFile}.restored`;
  await copyFile(file, draft);
  try {
    const files = prepare(draft);
    // An exported school carries its own list, which must not be lost where the folder has a list already.
    const carried = erasedFrom(files.get(ERASED_FILE) ?? '[]', file);
    // First the files beside the data: after an interruption, no school may start without its list and its note.
    for (const [name, text] of files) {
      if (!(await isThere(join(data, name)))) await writeWholeFile(join(data, name), text, 0o600);
    }
    await keepErased([data], [...carried, ...erased]);
    const former = hadData ? `${dataFile}.before-${now.toISOString().slice(0, 19).replaceAll(':', '-')}` : undefined;
    if (former) {
      for (const suffix of ['', '-wal']) {
        if (await isThere(`${dataFile}${suffix}`)) await rename(`${dataFile}${suffix}`, `${former}${suffix}`);
      }
    }
    await rename(draft, dataFile);
    return { former, erased: (await erasedPeople([data])).map(({ code }) => code) };
  } catch (error) {
    throw aboutBackup(error, file);
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) await rm(`${draft}${rest}`, { force: true });
  }
}
