import type { FormName } from '../../functions/domain/programme.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { answerFile } from '../../workspace/answer-file.ts';
import { openPlace, type PlaceOptions } from '../../workspace/google/open-place.ts';
import { readKey } from '../../workspace/key/key-file.ts';
import { importFile, importText } from './import-file.ts';
import type { DateOrder } from './written-date.ts';

export interface ImportOptions extends PlaceOptions {
  readonly form: FormName;
  readonly file: string;
  /** Write the answers. If false, only print the answers that would be written. */
  readonly yes: boolean;
  /** The file that lists the school's people by code, if names have to be replaced by codes. */
  readonly key?: string;
  /** Numbers of the file's rows that only seem to contain names. */
  readonly checked: readonly number[];
  readonly dates?: DateOrder;
}

const SHEETS_SCOPE = 'https://www.googleapis.com/auth/spreadsheets';

/** Imports the answers of a file into a school's workbook and prints the result. @throws UserFacingError if the file or the school does not fit */
export async function importAnswers({ form, file, yes, key, checked, dates, ...place }: ImportOptions): Promise<void> {
  const tables = await answerFile(file);
  const said = {
    checked,
    ...(key === undefined ? {} : { key: await readKey(key) }),
    ...(dates === undefined ? {} : { dates }),
  };
  const { spreadsheetId, access, close } = await openPlace(place, [SHEETS_SCOPE], process.env);
  const site = {
    spreadsheetId,
    sheets: googleSheets(access),
    random: Math.random,
    pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  };
  try {
    process.stdout.write(`${importText(await importFile(site, form, tables, yes, said), yes)}\n`);
  } finally {
    await close();
  }
}
