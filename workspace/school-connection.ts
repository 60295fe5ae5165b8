import type { Clock } from '../functions/gateways/clock.ts';
import type { GoogleAccess } from '../functions/gateways/google-auth.ts';
import { googleSheets, type SheetsGateway } from '../functions/gateways/google-sheets.ts';
import { openPlace, type PlaceOptions } from './google/open-place.ts';

/** The spreadsheet of a school at Google or on this computer. The real client accesses both. */
export interface SchoolConnection {
  readonly spreadsheetId: string;
  readonly google: GoogleAccess;
  readonly sheets: SheetsGateway;
  /** Root address where people open spreadsheets and forms, with a closing slash. */
  readonly docsRoot: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const AUTH = 'https://www.googleapis.com/auth/';
/** Scopes for the workbook, the forms with their answers, and the drafts. An erasure searches all of these. */
export const SCHOOL_SCOPES: readonly string[] = [
  `${AUTH}spreadsheets`,
  `${AUTH}forms.responses.readonly`,
  `${AUTH}forms.body.readonly`,
  `${AUTH}drive.readonly`,
];

/**
 * Opens a school for one task and closes it.
 * @throws UserFacingError if there is no school, or no access to it
 */
export async function atSchool<T>(options: PlaceOptions, errand: (school: SchoolConnection) => Promise<T>): Promise<T> {
  const { spreadsheetId, access, docsRoot, now, close } = await openPlace(options, SCHOOL_SCOPES, process.env);
  try {
    return await errand({
      spreadsheetId,
      google: access,
      sheets: googleSheets(access),
      docsRoot,
      clock: { now },
      random: Math.random,
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
  } finally {
    await close();
  }
}
