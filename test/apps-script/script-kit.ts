import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { bundleScript } from '../../build/script-bundle.ts';
import { hostScript, type ScriptHost, type ScriptHostOptions } from '../../emulator/apps-script/script-host.ts';
import { createEmulator, type Emulator } from '../../emulator/index.ts';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { createWorkbook } from '../../functions/jobs/install.ts';
import { clientOf } from '../functions/jobs/school-kit.ts';

export const OWNER = 'owner@school.example.org';

/** A spreadsheet with its bound script, from the same bundle that Google gets. */
export interface ScriptedSchool {
  readonly emulator: Emulator;
  readonly host: ScriptHost;
  readonly spreadsheetId: string;
  /** The clock of the script and the emulator. */
  readonly time: { now: Date };
  /** Another host of the same script, for another run or another person. */
  hostWith(options: Partial<ScriptHostOptions>): ScriptHost;
  /** Installs the programme, as the dialog does. */
  install(answers?: Readonly<Record<string, string>>): void;
  titles(): Promise<string[]>;
  read(range: string): Promise<unknown[][]>;
  type(range: string, rows: (string | number)[][]): Promise<void>;
  /** Lets somebody edit the spreadsheet. */
  admit(email: string): Promise<void>;
  rename(title: string, newTitle: string): Promise<void>;
  /** Types the value of a setting into its cell, as the curator would. */
  set(label: string, value: string): Promise<void>;
  close(): Promise<void>;
}

export const ANSWERS = {
  programYear: '2026',
  schoolShort: 'Школа № 5',
  privacyMode: 'names',
  lawIsUnderstood: 'yes',
  functionsUrl: '',
};

/** The bundle, built once for all tests of a worker. */
const bundle = bundleScript();

interface Installed {
  readonly spreadsheetId: string;
  readonly state: ReturnType<Emulator['exportState']>;
}

/** A school after its installation with {@link ANSWERS}, installed once for all tests of a worker. Nothing changes this copy. */
let installed: Promise<Installed> | undefined;

async function installOnce(): Promise<Installed> {
  const { install, emulator, spreadsheetId, close } = await scriptedSchool();
  install();
  const state = emulator.exportState();
  await close();
  return { spreadsheetId, state };
}

/** A school of its own emulator, as the dialog has installed it with {@link ANSWERS}. */
export async function installedSchool(): Promise<ScriptedSchool> {
  installed ??= installOnce();
  return scriptedSchool(await installed);
}

const newSpreadsheet = (emulator: Emulator): Promise<string> =>
  createWorkbook(googleSheets(bearerAccess(emulator.url, OWNER)), {
    title: 'Школа № 5',
    timeZone: 'Europe/Moscow',
    programYear: 2026,
  });

/** @param installed - the content of an emulator with an installed school; by default, the spreadsheet is empty */
export async function scriptedSchool(installed?: Installed): Promise<ScriptedSchool> {
  const time = { now: new Date('2026-06-01T06:00:00Z') };
  const clock = { now: () => time.now };
  const { code } = await bundle;
  const emulator = await createEmulator({ clock, seed: 1 });
  if (installed) emulator.importState(installed.state);
  const spreadsheetId = installed?.spreadsheetId ?? (await newSpreadsheet(emulator));
  const api = clientOf(emulator, OWNER);
  const hostWith = (options: Partial<ScriptHostOptions>) =>
    hostScript({ emulator, clock, code, spreadsheetId, owner: OWNER, ...options });
  const host = hostWith({});
  const school: ScriptedSchool = {
    emulator,
    host,
    spreadsheetId,
    time,
    hostWith,
    install: (answers = {}) => void host.run('startInstallation', JSON.stringify({ ...ANSWERS, ...answers })),
    async titles() {
      const { data } = await api.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties(title))' });
      return (data.sheets ?? []).flatMap(({ properties }) => properties?.title ?? []);
    },
    async read(range) {
      const { data } = await api.spreadsheets.values.get({ spreadsheetId, range });
      return data.values ?? [];
    },
    async type(range, values) {
      await api.spreadsheets.values.update({
        spreadsheetId,
        range,
        valueInputOption: 'USER_ENTERED',
        requestBody: { values },
      });
    },
    async admit(email) {
      const { rootUrl = '', auth } = bearerAccess(emulator.url, OWNER);
      await drive({ version: 'v3', rootUrl, auth }).permissions.create({
        fileId: spreadsheetId,
        requestBody: { type: 'user', role: 'writer', emailAddress: email },
        sendNotificationEmail: false,
      });
    },
    async rename(title, newTitle) {
      const { data } = await api.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties(sheetId,title))' });
      const sheetId = data.sheets?.find(({ properties }) => properties?.title === title)?.properties?.sheetId ?? null;
      await api.spreadsheets.batchUpdate({
        spreadsheetId,
        requestBody: {
          requests: [{ updateSheetProperties: { properties: { sheetId, title: newTitle }, fields: 'title' } }],
        },
      });
    },
    async set(label, value) {
      const { data } = await api.spreadsheets.values.get({ spreadsheetId, range: "'Настройки'!B1:B200" });
      const row = (data.values ?? []).findIndex(([said]) => said === label) + 1;
      await school.type(`'Настройки'!C${row}`, [[value]]);
    },
    close: () => emulator.close(),
  };
  return school;
}
