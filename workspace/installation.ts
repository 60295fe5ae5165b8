import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { createEmulator } from '../emulator/index.ts';
import { sessionToken } from '../emulator/session-token.ts';
import { Store } from '../emulator/store.ts';
import { bearerAccess, type GoogleAccess } from '../functions/gateways/google-auth.ts';
import { googleSheets, type SheetsGateway } from '../functions/gateways/google-sheets.ts';
import { interruptedErasures } from './erasure/order.ts';
import { callFor, howToCall, pathInCommand } from './how-to-call.ts';
import { dayToGoOn } from './programme-day.ts';
import { readSchool, type SchoolRecord } from './school-file.ts';
import { newSecret } from './session-file.ts';
import { UserFacingError } from './user-facing-error.ts';
import { SERVICE, TIME_ZONE } from './workspace.ts';

/** The school on this computer, opened for one task. */
export interface Installation {
  readonly spreadsheetId: string;
  readonly sheets: SheetsGateway;
  readonly google: GoogleAccess;
  /** Authenticates the program to the emulator. */
  readonly token: string;
  /** Root address where people open the school's documents while `npm start` runs. */
  readonly docsRoot: string;
  /** ISO date that the school uses as today. */
  readonly today: string;
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  close(): Promise<void>;
}

/**
 * Reads what this computer stores about the school of a data folder.
 * @throws UserFacingError if there is no school, or an erasure was interrupted; StoreError `busy` if another program has
 * opened the data file
 */
export async function schoolIn(data: string, { erasing = false } = {}): Promise<SchoolRecord> {
  const dataFile = join(data, 'google.sqlite');
  await access(dataFile).catch(() => {
    throw new UserFacingError(
      `В папке ${data} школы нет. Укажите другую: --data ПАПКА, или создайте школу: ${howToCall('start')}.`,
    );
  });
  const store = Store.open(dataFile);
  const school = readSchool(store);
  const unfinished = interruptedErasures(store).map(({ code }) => code);
  store.close();
  if (!school?.ready) throw new UserFacingError(`В папке ${data} школы нет. Создайте её: ${howToCall('start')}.`);
  if (unfinished.length > 0 && !erasing) {
    throw new UserFacingError(
      `Удаление данных ${unfinished.join(', ')} начато и не закончено. Закончите его: ${howToCall('erase', `${unfinished[0]} --data ${pathInCommand(data)}`)}, или запустите школу: ${callFor(data, 'serve')}, показ – ${howToCall('start')}.`,
    );
  }
  return school;
}

/**
 * Refuses a stopped real school. Only its own server knows the address of its links, its erased people and its sent letters.
 * @param data - its data folder
 * @param toDo - the rest of the sentence «Запустите её …», in Russian
 * @throws UserFacingError if the school is real
 */
export function refuseStoppedServer({ kind }: Pick<SchoolRecord, 'kind'>, data: string, toDo: string): void {
  if (kind !== 'real') return;
  throw new UserFacingError(
    `Это настоящая школа, и сейчас она не работает. Запустите её (${callFor(data, 'serve')}) ${toDo}`,
  );
}

/**
 * Opens the school of a data folder. Only one program at a time can open it, so this fails while `npm start` runs
 * there.
 * @throws UserFacingError if there is no school, or an erasure was interrupted; StoreError `busy` if another program has
 * opened the data file
 */
export async function openInstallation(data: string): Promise<Installation> {
  const school = await schoolIn(data);
  const secret = newSecret();
  const emulator = await createEmulator({ dataFile: join(data, 'google.sqlite'), secret, control: false });
  const token = sessionToken(secret, SERVICE);
  const google = bearerAccess(emulator.url, token);
  return {
    spreadsheetId: school.spreadsheetId,
    sheets: googleSheets(google),
    google,
    token,
    docsRoot: emulator.url.replace(/:\d+\/$/, `:${school.port}/`),
    today: dayToGoOn(undefined, school, DateTime.now().setZone(TIME_ZONE).toFormat('yyyy-MM-dd')),
    random: Math.random,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    close: () => emulator.close(),
  };
}
