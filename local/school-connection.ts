import type { Clock } from '../functions/gateways/clock.ts';
import type { GoogleAccess } from '../functions/gateways/google-auth.ts';
import { googleSheets, type SheetsGateway } from '../functions/gateways/google-sheets.ts';
import { openPlace, type PlaceOptions } from './google/open-place.ts';

/** The spreadsheet of a school, reached by the real client, wherever it is. */
export interface SchoolConnection {
  readonly spreadsheetId: string;
  readonly google: GoogleAccess;
  readonly sheets: SheetsGateway;
  /** Where people open spreadsheets and forms, with a closing slash. */
  readonly docsRoot: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const AUTH = 'https://www.googleapis.com/auth/';
/** The workbook; the forms with what they keep, and the drafts: to find there whoever is erased. */
export const SCHOOL_SCOPES: readonly string[] = [
  `${AUTH}spreadsheets`,
  `${AUTH}forms.responses.readonly`,
  `${AUTH}forms.body.readonly`,
  `${AUTH}drive.readonly`,
];

/**
 * Does an errand at a school and leaves.
 * @throws PlainFailure where there is no school, or no access to it
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
