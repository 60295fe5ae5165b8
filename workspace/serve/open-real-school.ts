import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { Store } from '../../emulator/store.ts';
import { howToCall } from '../how-to-call.ts';
import { movingClock } from '../moving-clock.ts';
import { readSchool, type SchoolRecord, writeSchool } from '../school-file.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { type Outside, openWorkspace, TIME_ZONE, type Workspace } from '../workspace.ts';

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

/** The school of a data folder; undefined if there is none. @throws UserFacingError if the folder contains something else */
async function knownSchool(dataFile: string, beforeUpgrade: (store: Store) => Promise<void>) {
  const store = Store.open(dataFile);
  try {
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
  } finally {
    store.close();
  }
}

/**
 * Opens the real school of a data folder, or creates it.
 * @param beforeUpgrade - makes a backup before the data of an older program are converted
 */
export async function openRealSchool(
  folder: string,
  secret: string,
  outside: Outside,
  { progress, beforeUpgrade }: { progress: (step: string) => void; beforeUpgrade: (store: Store) => Promise<void> },
): Promise<RealSchool> {
  const dataFile = join(folder, 'google.sqlite');
  const known = await knownSchool(dataFile, beforeUpgrade);
  if (known && !known.ready) {
    progress('Прошлый первый запуск был прерван, начинаем заново');
    await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(`${dataFile}${suffix}`, { force: true })));
  }
  const school = known?.ready ? known : undefined;
  const now = DateTime.now().setZone(TIME_ZONE);
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
    const store = Store.open(dataFile);
    writeSchool(store, record);
    store.close();
    progress('Создаём школу');
  }
  const clock = movingClock(new Date());
  clock.run();
  const workspace = await openWorkspace({
    dataFile,
    port: 0,
    listens: false,
    transport: 'direct',
    secret,
    clock,
    ...(school ? { spreadsheetId: school.spreadsheetId } : {}),
    programYear,
    title: `Программа наставничества ${programYear}`,
    progress,
    outside,
  });
  const ready = { ...record, spreadsheetId: workspace.spreadsheetId, ready: true };
  writeSchool(workspace.store, ready);
  return { workspace, record: ready, isNew: school === undefined };
}
