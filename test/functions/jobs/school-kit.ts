import { type forms_v1, forms as formsApi } from 'googleapis/build/src/apis/forms/index.js';
import { auth, sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Store } from '../../../emulator/core/store.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../../emulator/index.ts';
import type { FormsGateway } from '../../../functions/gateways/forms-gateway.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { googleForms } from '../../../functions/gateways/google-forms/google-forms.ts';
import { googleSheets, type SheetsGateway } from '../../../functions/gateways/google-sheets.ts';
import { createWorkbook, install } from '../../../functions/jobs/install.ts';
import type { InstallationTools } from '../../../functions/jobs/installation-tools.ts';
import type { Snapshot } from '../../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';

export const PROGRAM_YEAR = 2026;
export const SERVICE = 'nastavnik@emulator.local';
export const CURATOR = 'curator@school.example.org';

/** The real client of a person who reads the workbook or types into it. */
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

/** Signs the links of every test school. */
export const SECRET = 'x'.repeat(32);

/** The site of an installation: these gateways, and a secret that tests know. */
export function siteOf(gateways: { sheets: SheetsGateway; forms: FormsGateway }): InstallationTools {
  return { ...gateways, progress: () => undefined, newSecret: () => SECRET };
}

/** A school's workbook on its own emulator. */
export interface TestSchool {
  readonly emulator: Emulator;
  readonly spreadsheetId: string;
  readonly sheets: SheetsGateway;
  readonly forms: FormsGateway;
  /** The curator's client for the workbook. */
  readonly curator: sheets_v4.Sheets;
  /** The owner's client for the workbook. The owner may edit everything. */
  readonly owner: sheets_v4.Sheets;
  read(): Promise<Snapshot>;
  /** An installed form from the Forms API. */
  form(formId: string | undefined): Promise<forms_v1.Schema$Form>;
  /** Changes an installed form as an editor does. */
  changeForm(formId: string, ...requests: forms_v1.Schema$Request[]): Promise<void>;
  /** Types rows of cells at an address, as people do. */
  type(
    range: string,
    rows: readonly (readonly (string | number | boolean | null)[])[],
    hands?: sheets_v4.Sheets,
  ): Promise<void>;
  /** Changes the workbook as people do with the mouse: moves, inserts, deletes. */
  rearrange(...requests: sheets_v4.Schema$Request[]): Promise<void>;
  /** Installs Nastavnik, for the first time or again. */
  install(): Promise<boolean>;
  close(): Promise<void>;
}

function schoolOn(emulator: Emulator, spreadsheetId: string): TestSchool {
  const gateways = gatewaysOf(emulator);
  const curator = clientOf(emulator, CURATOR);
  const owner = clientOf(emulator, SERVICE);
  const { rootUrl = '', auth: bearer } = bearerAccess(emulator.url, SERVICE);
  const formsClient = formsApi({ version: 'v1', rootUrl, auth: bearer });
  return {
    emulator,
    spreadsheetId,
    ...gateways,
    curator,
    owner,
    read: () => readWorkbook(gateways.sheets, spreadsheetId),
    async form(formId) {
      return (await formsClient.forms.get({ formId: formId ?? '' })).data;
    },
    async changeForm(formId, ...requests) {
      await formsClient.forms.batchUpdate({ formId, requestBody: { requests } });
    },
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
    install: () => install(siteOf(gateways), spreadsheetId, PROGRAM_YEAR),
    close: () => emulator.close(),
  };
}

/** A spreadsheet without an installation. */
export async function emptySchool(options: EmulatorOptions = {}): Promise<TestSchool> {
  const emulator = await createEmulator({ seed: 1, ...options });
  const school = { title: 'Школа № 5', timeZone: 'Europe/Moscow', programYear: PROGRAM_YEAR };
  return schoolOn(emulator, await createWorkbook(gatewaysOf(emulator).sheets, school));
}

/** An installed school. Each test starts with the same state. */
export interface SchoolTemplate {
  /** Opens the school without the changes of earlier tests, and counts calls from 0. Only one such school can be open at a time. */
  open(): Promise<TestSchool>;
  /** From now on, `open` restores the school's present state. */
  keep(): void;
  remove(): Promise<void>;
}

/** The emulator's collections for a spreadsheet and the forms. */
export const collectionsOf = (id: string) => [
  'spreadsheet',
  `sheet/${id}`,
  `row/${id}`,
  `blank/${id}`,
  `metadata/${id}`,
  `piece/${id}`,
  'form',
  'file',
  'media',
];

/** Makes a function that restores the present content of the store. */
export function restorer(store: Store, collections: readonly string[]): () => void {
  const kept = collections.map((name) => [name, new Map(store.list<object>(name))] as const);
  return () =>
    store.transaction(() => {
      for (const [name, documents] of kept) {
        for (const id of [...store.list(name).keys()]) if (!documents.has(id)) store.delete(name, id);
        for (const [id, document] of documents) if (store.get(name, id) !== document) store.put(name, id, document);
      }
    });
}

export async function buildSchoolTemplate(options: EmulatorOptions = {}): Promise<SchoolTemplate> {
  const { emulator, spreadsheetId, install } = await emptySchool(options);
  await install();
  if (!emulator.store.get('spreadsheet', spreadsheetId)) throw new Error('The emulator keeps spreadsheets elsewhere.');
  let restore = restorer(emulator.store, collectionsOf(spreadsheetId));
  return {
    async open() {
      restore();
      return { ...schoolOn(emulator, spreadsheetId), close: async () => undefined };
    },
    keep() {
      restore = restorer(emulator.store, collectionsOf(spreadsheetId));
    },
    remove: () => emulator.close(),
  };
}
