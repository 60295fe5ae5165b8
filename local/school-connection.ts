import * as z from 'zod';
import type { GoogleAccess } from '../functions/gateways/google-auth.ts';
import { googleSheets, type SheetsGateway } from '../functions/gateways/google-sheets.ts';
import { liveGoogle, spreadsheetIdOf } from './google/live-google.ts';
import { PlainFailure } from './plain-failure.ts';
import { SERVICE } from './workspace.ts';

/** Where the spreadsheet of a school is, as a command line says it. */
export interface SchoolAddress {
  /** Id of the spreadsheet, or the address that the browser shows. */
  readonly spreadsheet?: string;
  /** Root of a Nastavnik on this computer; Google where it is left out. */
  readonly root?: string;
}

/** The spreadsheet of a school, reached by the real client, wherever it is. */
export interface SchoolConnection {
  readonly spreadsheetId: string;
  readonly google: GoogleAccess;
  readonly sheets: SheetsGateway;
  /** Where people open spreadsheets and forms, with a closing slash. */
  readonly docsRoot: string;
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const AUTH = 'https://www.googleapis.com/auth/';
/** The workbook, and the answers that the forms keep: to find those of somebody who is erased. */
const SCOPES = [`${AUTH}spreadsheets`, `${AUTH}forms.responses.readonly`, `${AUTH}forms.body.readonly`];

async function schoolAt(root: string): Promise<string> {
  const answer = await fetch(`${root}emulator/programme`).catch(() => undefined);
  const description = z.object({ spreadsheetId: z.string() }).safeParse(await answer?.json().catch(() => undefined));
  if (description.success) return description.data.spreadsheetId;
  throw new PlainFailure(`По адресу ${root} «Наставник» не отвечает. Запустите его (npm start) или проверьте адрес.`);
}

/** Connects to the spreadsheet of a school. @throws PlainFailure where it is not said which, or nobody answers */
export async function connectSchool({ spreadsheet, root: place }: SchoolAddress): Promise<SchoolConnection> {
  const root = (place ?? process.env.GOOGLE_API_ROOT)?.replace(/\/*$/, '/');
  if (root === undefined && spreadsheet === undefined) {
    throw new PlainFailure(
      'Укажите таблицу школы: --spreadsheet АДРЕС. Для программы на этом компьютере: --root АДРЕС, его показывает npm start.',
    );
  }
  const spreadsheetId = spreadsheet === undefined ? await schoolAt(root ?? '') : spreadsheetIdOf(spreadsheet);
  if (spreadsheetId === undefined) {
    throw new PlainFailure(
      '--spreadsheet – адрес таблицы из строки браузера: https://docs.google.com/spreadsheets/d/…',
    );
  }
  const emulator = root === undefined ? undefined : { root, token: process.env.GOOGLE_API_TOKEN ?? SERVICE };
  const google = await liveGoogle(SCOPES, emulator);
  return {
    spreadsheetId,
    google,
    sheets: googleSheets(google),
    docsRoot: root ?? 'https://docs.google.com/',
    random: Math.random,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}
