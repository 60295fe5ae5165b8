import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auth, sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { type FormsGateway, googleForms } from '../../../functions/gateways/google-forms.ts';
import { googleSheets, type SheetsGateway } from '../../../functions/gateways/google-sheets.ts';
import { createWorkbook, install } from '../../../functions/jobs/install.ts';
import type { Snapshot } from '../../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';

export const PROGRAM_YEAR = 2026;
export const SERVICE = 'nastavnik@emulator.local';
export const CURATOR = 'curator@school.example.org';

/** The real client of one who looks at the workbook or types into it. */
export function clientOf(emulator: Pick<Emulator, 'url'>, identity: string): sheets_v4.Sheets {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: identity });
  return sheets({ version: 'v4', rootUrl: emulator.url, auth: client, retry: false });
}

/** Nastavnik's own gateways to an emulator. */
export function gatewaysOf({ url }: Pick<Emulator, 'url'>): { sheets: SheetsGateway; forms: FormsGateway } {
  const access = bearerAccess(url, SERVICE);
  return { sheets: googleSheets(access), forms: googleForms(access) };
}

/** A workbook of a school on an emulator of its own. */
export interface TestSchool {
  readonly emulator: Emulator;
  readonly spreadsheetId: string;
  readonly sheets: SheetsGateway;
  readonly forms: FormsGateway;
  /** The workbook through the curator's hands. */
  readonly curator: sheets_v4.Sheets;
  /** The workbook through its owner's hands: nothing is protected from them. */
  readonly owner: sheets_v4.Sheets;
  read(): Promise<Snapshot>;
  /** Types rows of cells from an address on, as people do. */
  type(
    range: string,
    rows: readonly (readonly (string | number | boolean | null)[])[],
    hands?: sheets_v4.Sheets,
  ): Promise<void>;
  /** Changes the workbook as people do with the mouse: moves, inserts, deletes. */
  rearrange(...requests: sheets_v4.Schema$Request[]): Promise<void>;
  /** Installs (again). */
  install(): Promise<boolean>;
  close(): Promise<void>;
}

function schoolOn(emulator: Emulator, spreadsheetId: string): TestSchool {
  const gateways = gatewaysOf(emulator);
  const curator = clientOf(emulator, CURATOR);
  const owner = clientOf(emulator, SERVICE);
  return {
    emulator,
    spreadsheetId,
    ...gateways,
    curator,
    owner,
    read: () => readWorkbook(gateways.sheets, spreadsheetId),
    async type(range, rows, hands = curator) {
      const values = rows.map((row) => [...row]);
      await hands.spreadsheets.values.update({
        spreadsheetId,
        range,
        valueInputOption: 'USER_ENTERED',
        requestBody: { values },
      });
    },
    async rearrange(...requests) {
      await owner.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    },
    install: () => install({ ...gateways, progress: () => undefined }, spreadsheetId, PROGRAM_YEAR),
    close: () => emulator.close(),
  };
}

/** A spreadsheet with nothing installed. */
export async function emptySchool(): Promise<TestSchool> {
  const emulator = await createEmulator({ seed: 1 });
  const site = { ...gatewaysOf(emulator), progress: () => undefined };
  const school = { title: 'Школа № 5', timeZone: 'Europe/Moscow', programYear: PROGRAM_YEAR };
  return schoolOn(emulator, await createWorkbook(site, school));
}

/** Installed once, opened as often as there are tests: each gets a copy of its own. */
export interface SchoolMould {
  open(): Promise<TestSchool>;
  remove(): void;
}

export async function mouldSchool(): Promise<SchoolMould> {
  const folder = mkdtempSync(join(tmpdir(), 'nastavnik-test-'));
  const mould = join(folder, 'mould.sqlite');
  const emulator = await createEmulator({ seed: 1, dataFile: mould });
  const site = { ...gatewaysOf(emulator), progress: () => undefined };
  const school = { title: 'Школа № 5', timeZone: 'Europe/Moscow', programYear: PROGRAM_YEAR };
  const spreadsheetId = await createWorkbook(site, school);
  await install(site, spreadsheetId, PROGRAM_YEAR);
  await emulator.close();
  let copies = 0;
  return {
    async open() {
      const dataFile = join(folder, `copy-${++copies}.sqlite`);
      copyFileSync(mould, dataFile);
      return schoolOn(await createEmulator({ seed: 1, dataFile }), spreadsheetId);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
