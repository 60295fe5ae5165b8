import { DateTime } from 'luxon';
import * as z from 'zod';
import { howToCall } from '../how-to-call.ts';
import { openInstallation } from '../installation.ts';
import { tokenFor } from '../session-file.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { SERVICE, TIME_ZONE } from '../workspace.ts';
import { type EmulatorPlace, type LiveGoogle, liveGoogle } from './live-google.ts';

/** Selects a school at Google or in a data folder of this computer. */
export interface PlaceOptions {
  readonly spreadsheet: string | undefined;
  /**
   * Root address of an emulator that replaces Google; also by the variable `GOOGLE_API_ROOT`. Without a spreadsheet id, its running school is used.
   */
  readonly root: string | undefined;
  /** The data folder of the school on this computer. For a school that runs at `root`, this folder contains its token. */
  readonly data: string;
}

/** A school that was opened for one task. */
export interface Place {
  readonly spreadsheetId: string;
  readonly access: LiveGoogle;
  /** Root address where people open spreadsheets and forms, with a closing slash. */
  readonly docsRoot: string;
  /** The present moment in the school's time. For a school at Google, this computer's clock gives it. */
  readonly now: () => Date;
  close(): Promise<void>;
}

/** The present time of day, on the school's own date. */
export function timeOn(today: string): Date {
  const { hour, minute, second } = DateTime.now().setZone(TIME_ZONE);
  return DateTime.fromISO(today, { zone: TIME_ZONE }).set({ hour, minute, second }).toJSDate();
}

/** The spreadsheet of the school that runs at an address, its present moment, and a real school's root address of links. */
const runningSchool = z.object({ spreadsheetId: z.string(), now: z.iso.datetime(), docsRoot: z.url().optional() });

async function runningAt(
  root: string,
  token: string,
): Promise<Pick<Place, 'spreadsheetId' | 'now'> | Pick<Place, 'spreadsheetId' | 'now' | 'docsRoot'>> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${root}/emulator/programme`, { headers }).catch(() => undefined);
  const found = runningSchool.safeParse(await answer?.json().catch(() => undefined));
  if (!found.success) {
    throw new UserFacingError(`По адресу ${root} школы нет. Запустите её (${howToCall('start')}) или проверьте адрес.`);
  }
  const ahead = Date.parse(found.data.now) - Date.now();
  const { spreadsheetId, docsRoot } = found.data;
  return { spreadsheetId, now: () => new Date(Date.now() + ahead), ...(docsRoot ? { docsRoot } : {}) };
}

/**
 * Checks that the emulator accepts the token. If no server answers, the next request reports that.
 * @throws UserFacingError if the token is refused
 */
async function knock({ root, token }: EmulatorPlace): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${root.replace(/\/+$/, '')}/tokeninfo`, { method: 'POST', headers }).catch(
    () => undefined,
  );
  if (answer?.status !== 401) return;
  throw new UserFacingError(
    `По адресу ${root} без маркера не пускают. Укажите папку данных этой школы: --data ПАПКА. Если она на другом компьютере, возьмите маркер в её файле session.json и передайте в переменной GOOGLE_API_TOKEN.`,
  );
}

/** Opens the school. @throws UserFacingError if there is no school, or no credentials for it */
export async function openPlace(
  { spreadsheet, root, data }: PlaceOptions,
  scopes: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Place> {
  if (spreadsheet || root) {
    const place = root ?? env.GOOGLE_API_ROOT;
    const token = env.GOOGLE_API_TOKEN ?? (place && (await tokenFor(data, place))) ?? SERVICE;
    const emulator = place ? { root: place, token } : undefined;
    if (emulator) await knock(emulator);
    const school = spreadsheet
      ? { spreadsheetId: spreadsheet, now: () => new Date() }
      : await runningAt((root ?? '').replace(/\/+$/, ''), token);
    const access = await liveGoogle(scopes, emulator);
    const docsRoot = access.rootUrl ?? 'https://docs.google.com/';
    return { docsRoot, ...school, access, close: async () => undefined };
  }
  const { spreadsheetId, google, token, docsRoot, today, close } = await openInstallation(data);
  const access = await liveGoogle(scopes, { root: google.rootUrl ?? '', token });
  return { spreadsheetId, access, docsRoot, now: () => timeOn(today), close };
}
