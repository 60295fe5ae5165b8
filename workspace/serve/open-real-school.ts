import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { Store } from '../../emulator/store.ts';
import { howToCall } from '../how-to-call.ts';
import type { MovingClock } from '../moving-clock.ts';
import { readSchool, type SchoolRecord, writeSchool } from '../school-file.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { type Outside, openWorkspace, TIME_ZONE, type Workspace } from '../workspace.ts';
import { orClose } from './or-close.ts';

const DECEMBER = 12;

/** The version of the data format. A newer program makes a backup of older data and then converts them. */
export const DATA_VERSION = 1;

export interface RealSchool {
  readonly workspace: Workspace;
  readonly record: SchoolRecord;
  /** Whether the school was made by this start. */
  readonly isNew: boolean;
}

const DEMONSTRATION = `В этой папке показ (${howToCall('start')}), а не настоящая школа: показ школой не становится. Укажите другую папку: --data ПАПКА.`;

interface Steps {
  readonly progress: (step: string) => void;
  /** Refuses to create a school in place of one whose data were lost. */
  readonly refuseLost: () => Promise<void>;
  /** Makes a backup before the data of an older program are converted. */
  readonly beforeUpgrade: (store: Store) => Promise<void>;
}

/** The school in a store; undefined if there is none. @throws UserFacingError if the store contains something else */
async function knownSchool(store: Store, beforeUpgrade: (store: Store) => Promise<void>) {
  const record = readSchool(store);
  if (!record) {
    if (store.list('file').size > 0) throw new UserFacingError(DEMONSTRATION);
    return undefined;
  }
  if (record.kind !== 'real') throw new UserFacingError(DEMONSTRATION);
  const { dataVersion = 0 } = record;
  if (dataVersion > DATA_VERSION) {
    throw new UserFacingError(
      'Эти данные записала более новая версия «Наставника», а эта их не поймёт. Установите новую версию или верните копию, сделанную до обновления.',
    );
  }
  if (record.ready && dataVersion < DATA_VERSION) await beforeUpgrade(store);
  return record;
}

/** Opens the store of a data file. If the creation of its school was interrupted, deletes the file and opens an empty store. */
async function openStore(dataFile: string, { progress, refuseLost, beforeUpgrade }: Steps) {
  await refuseLost();
  const store = Store.open(dataFile);
  const known = await orClose(store, () => knownSchool(store, beforeUpgrade));
  if (!known || known.ready) return { store, school: known };
  progress('Прошлый первый запуск был прерван, начинаем заново');
  store.close();
  await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(`${dataFile}${suffix}`, { force: true })));
  return { store: Store.open(dataFile), school: undefined };
}

/** Opens the real school of a data folder, or creates it. If that fails, the data file is closed. */
export async function openRealSchool(
  folder: string,
  secret: string,
  outside: Outside,
  clock: MovingClock,
  steps: Steps,
): Promise<RealSchool> {
  const dataFile = join(folder, 'google.sqlite');
  const { store, school } = await openStore(dataFile, steps);
  const now = DateTime.fromJSDate(clock.now()).setZone(TIME_ZONE);
  const programYear = school?.programYear ?? (now.month === DECEMBER ? now.year + 1 : now.year);
  const record: SchoolRecord = {
    spreadsheetId: '',
    programYear,
    kind: 'real',
    port: 0,
    ready: false,
    ...school,
    dataVersion: DATA_VERSION,
    lastDay: now.toFormat('yyyy-MM-dd'),
  };
  if (!school) {
    steps.progress('Создаём школу');
    // If the creation is interrupted, the next start finds a record without `ready`.
    await orClose(store, () => writeSchool(store, record));
  }
  const workspace = await openWorkspace({
    dataFile,
    store,
    port: 0,
    listens: false,
    transport: 'direct',
    secret,
    clock,
    ...(school ? { spreadsheetId: school.spreadsheetId } : {}),
    programYear,
    title: `Программа наставничества ${programYear}`,
    progress: steps.progress,
    outside,
  });
  const ready = { ...record, spreadsheetId: workspace.spreadsheetId, ready: true };
  await orClose(workspace, () => writeSchool(store, ready));
  return { workspace, record: ready, isNew: school === undefined };
}
