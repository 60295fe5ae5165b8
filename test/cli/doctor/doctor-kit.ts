import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { type CheckedInstallation, examine } from '../../../cli/doctor/examine.ts';
import { type Finding, findingsText } from '../../../cli/doctor/finding.ts';
import { brief, googleFacts } from '../../../cli/doctor/google-facts.ts';
import type { Emulator } from '../../../emulator/index.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { googleForms } from '../../../functions/gateways/google-forms/google-forms.ts';
import { googleResponses } from '../../../functions/gateways/google-forms/google-responses.ts';
import { googleSheets } from '../../../functions/gateways/google-sheets.ts';
import { admitAccount } from '../../../functions/jobs/admit-account.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import { liveGoogle } from '../../../workspace/google/live-google.ts';
import { collectionsOf, emptySchool, restorer, SERVICE, type TestSchool } from '../../functions/jobs/school-kit.ts';
import { zone } from '../../workspace/serve/serving-kit.ts';

/** A deployment's service account. The school shared its files with this account. */
export const ROBOT = 'nastavnik-run@nastavnik-test.iam.gserviceaccount.com';

export interface Look {
  readonly findings: readonly Finding[];
  /** The checks that found something to repair, each once. */
  readonly toMend: readonly string[];
  readonly text: string;
}

export interface HealthySchool {
  readonly school: TestSchool;
  readonly emulator: Emulator;
  /** The owner's Drive client. */
  readonly files: drive_v3.Drive;
  /** Changes settings as the curator does. */
  set(values: Readonly<Record<string, string>>): Promise<void>;
  formId(name: string): Promise<string>;
  /** Runs the doctor as the service account, with these changes. */
  look(changes?: Partial<CheckedInstallation>): Promise<Look>;
  /** Restores the healthy state. */
  restore(): void;
}

/** An installed school without problems, on an emulator that enforces Drive's permissions. */
export async function healthySchool(): Promise<HealthySchool> {
  const school = await emptySchool({ sharing: true });
  const { emulator, spreadsheetId } = school;
  await school.install();
  const owner = bearerAccess(emulator.url, SERVICE);
  const files = drive({ version: 'v3', ...owner });
  const share = (fileId: string) =>
    files.permissions.create({ fileId, requestBody: { type: 'user', role: 'writer', emailAddress: ROBOT } });
  await share(spreadsheetId);
  await admitAccount(school.sheets, spreadsheetId, ROBOT);
  for (const { formId } of (await school.read()).forms.values()) await share(formId);

  const set = async (values: Readonly<Record<string, string>>) => {
    const tab = (await school.read()).tabs.get('settings');
    const [key, value] = [tab?.columns.get('key') ?? 0, tab?.columns.get('value') ?? 0];
    for (const [name, text] of Object.entries(values)) {
      const row = tab?.cells.findIndex((cells) => cells[key] === name) ?? -1;
      await school.type(`Настройки!${String.fromCharCode(65 + value)}${row + 1}`, [[text]], school.owner);
    }
  };
  await set({
    programYear: '2026',
    schoolShort: 'Школа № 5',
    curatorName: 'Тестовая Анна',
    curatorEmail: 'curator@example.org',
    schoolDomain: 'school-5.example.org',
  });

  const google = bearerAccess(emulator.url, ROBOT);
  await sync({
    spreadsheetId,
    docsRoot: emulator.url,
    sheets: googleSheets(google),
    forms: googleForms(google),
    mail: { send: async () => ({ outcome: 'sent', detail: '250 OK' }), close: () => undefined },
    clock: { now: () => new Date() },
    random: () => 0,
    pause: async () => undefined,
  });
  const restore = restorer(emulator.store, [...collectionsOf(spreadsheetId), 'file']);

  const installation = async (changes: Partial<CheckedInstallation>): Promise<CheckedInstallation> => {
    const access = {
      ...(await liveGoogle([], { root: emulator.url, token: ROBOT })),
      retryPolicy: { ...brief, maximumAttempts: 1 },
    };
    return {
      spreadsheetId,
      access,
      sheets: googleSheets(access),
      google: googleFacts(access),
      responses: googleResponses(access),
      account: undefined,
      smtp: undefined,
      dns: zone({}),
      backup: undefined,
      now: () => new Date(),
      clock: () => new Date(),
      ...changes,
    };
  };
  return {
    school,
    emulator,
    files,
    set,
    formId: async (name) => (await school.read()).forms.get(name)?.formId ?? '',
    async look(changes = {}) {
      const findings = await examine(await installation(changes));
      const mend = findings.filter(({ state }) => state === 'mend').map(({ check }) => check);
      return { findings, toMend: [...new Set(mend)], text: findingsText(findings) };
    },
    restore() {
      restore();
      emulator.faults.clear();
    },
  };
}
