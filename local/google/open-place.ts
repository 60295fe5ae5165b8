import { DateTime } from 'luxon';
import { openInstallation } from '../installation.ts';
import { SERVICE, TIME_ZONE } from '../workspace.ts';
import { type LiveGoogle, liveGoogle } from './live-google.ts';

/** Which school: one at Google, or that of a data folder of this computer. */
export interface PlaceOptions {
  /** Number of a spreadsheet at Google. */
  readonly spreadsheet: string | undefined;
  /** Root of an emulator instead of Google's; `GOOGLE_API_ROOT` of the environment says the same. */
  readonly root: string | undefined;
  readonly data: string;
}

/** A school opened for one errand. */
export interface Place {
  readonly spreadsheetId: string;
  readonly access: LiveGoogle;
  /** The school's moment; that of this computer's clock at Google. */
  readonly now: () => Date;
  close(): Promise<void>;
}

/** This time of the day, on the day that a school of this computer has. */
function timeOn(today: string): Date {
  const { hour, minute, second } = DateTime.now().setZone(TIME_ZONE);
  return DateTime.fromISO(today, { zone: TIME_ZONE }).set({ hour, minute, second }).toJSDate();
}

/** Opens the school. @throws PlainFailure where there is none, or no credentials for it */
export async function openPlace(
  { spreadsheet, root, data }: PlaceOptions,
  scopes: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Place> {
  if (spreadsheet) {
    const place = root ?? env.GOOGLE_API_ROOT;
    const emulator = place ? { root: place, token: env.GOOGLE_API_TOKEN ?? SERVICE } : undefined;
    const access = await liveGoogle(scopes, emulator);
    return { spreadsheetId: spreadsheet, access, now: () => new Date(), close: async () => undefined };
  }
  const { spreadsheetId, google, today, close } = await openInstallation(data);
  const access = await liveGoogle(scopes, { root: google.rootUrl ?? '', token: SERVICE });
  return { spreadsheetId, access, now: () => timeOn(today), close };
}
