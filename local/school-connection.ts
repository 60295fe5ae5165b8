import { GoogleAuth, type OAuth2Client } from 'google-auth-library';
import * as z from 'zod';
import { bearerAccess, type GoogleAccess } from '../functions/gateways/google-auth.ts';
import { googleSheets, type SheetsGateway } from '../functions/gateways/google-sheets.ts';
import { PlainFailure } from './plain-failure.ts';
import { SERVICE } from './workspace.ts';

/** Where the spreadsheet of a school is, as a command line says it. */
export interface SchoolAddress {
  /** Id of the spreadsheet, or the address that the browser shows. */
  readonly spreadsheet?: string;
  /** Root of a Nastavnik on this computer; Google where it is left out. */
  readonly url?: string;
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

const idOf = (text: string) => /\/spreadsheets\/d\/([\w-]+)/.exec(text)?.[1] ?? text.trim();

async function schoolAt(root: string): Promise<string> {
  const answer = await fetch(`${root}emulator/programme`).catch(() => undefined);
  const description = z.object({ spreadsheetId: z.string() }).safeParse(await answer?.json().catch(() => undefined));
  if (description.success) return description.data.spreadsheetId;
  throw new PlainFailure(`По адресу ${root} «Наставник» не отвечает. Запустите его (npm start) или проверьте адрес.`);
}

async function ofGoogle(): Promise<GoogleAccess> {
  try {
    return { auth: (await new GoogleAuth({ scopes: SCOPES }).getClient()) as OAuth2Client };
  } catch (error) {
    throw new PlainFailure(
      `Нет доступа к Google (${error instanceof Error ? error.name : 'ошибка'}). В переменной GOOGLE_APPLICATION_CREDENTIALS укажите файл ключа служебной учётной записи и откройте ей таблицу; см. docs/codes.md.`,
    );
  }
}

/** Connects to the spreadsheet of a school. @throws PlainFailure where it is not said which, or nobody answers */
export async function connectSchool({ spreadsheet, url }: SchoolAddress): Promise<SchoolConnection> {
  const root = (url ?? process.env.GOOGLE_API_ROOT)?.replace(/\/*$/, '/');
  if (root === undefined && spreadsheet === undefined) {
    throw new PlainFailure(
      'Укажите таблицу школы: --spreadsheet АДРЕС. Для программы на этом компьютере: --url АДРЕС.',
    );
  }
  const google = root === undefined ? await ofGoogle() : bearerAccess(root, process.env.GOOGLE_API_TOKEN ?? SERVICE);
  return {
    spreadsheetId: spreadsheet === undefined ? await schoolAt(root ?? '') : idOf(spreadsheet),
    google,
    sheets: googleSheets(google),
    docsRoot: root ?? 'https://docs.google.com/',
    random: Math.random,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
}
