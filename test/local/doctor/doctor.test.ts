import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SCOPES } from '../../../functions/entry/scopes.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { GoogleError } from '../../../functions/gateways/google-error.ts';
import { googleResponses } from '../../../functions/gateways/google-forms/google-responses.ts';
import { examine, type Patient } from '../../../local/doctor/examine.ts';
import { findingsText } from '../../../local/doctor/finding.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { mouldSchool, type SchoolMould, SERVICE, type TestSchool } from '../../functions/jobs/school-kit.ts';

let mould: SchoolMould;
let school: TestSchool;

const now = new Date('2026-06-01T07:00:00Z');

beforeAll(async () => {
  mould = await mouldSchool();
});
afterAll(() => mould.remove());
beforeEach(async () => {
  school = await mould.open();
  await set({
    programYear: '2026',
    schoolShort: 'Школа № 5',
    curatorName: 'Тестовая Анна',
    curatorEmail: 'curator@example.org',
    schoolDomain: 'school-5.example.org',
  });
});

/** Writes settings as the curator does. */
async function set(values: Record<string, string>): Promise<void> {
  const { tabs } = await school.read();
  const tab = tabs.get('settings');
  const [key, value] = [tab?.columns.get('key') ?? 0, tab?.columns.get('value') ?? 0];
  for (const [name, text] of Object.entries(values)) {
    const row = tab?.cells.findIndex((cells) => cells[key] === name) ?? -1;
    await school.type(`Настройки!${String.fromCharCode(65 + value)}${row + 1}`, [[text]], school.owner);
  }
}

const healthy = (): Patient => ({
  spreadsheetId: school.spreadsheetId,
  sheets: school.sheets,
  responses: googleResponses(bearerAccess(school.emulator.url, SERVICE)),
  scopes: async () => SCOPES,
  googleTime: async () => now,
  now: () => now,
  mail: async () => undefined,
  undone: async () => 0,
});

const refuse = (status: number) => () =>
  Promise.reject(new GoogleError('reading', Object.assign(new Error('no'), { status })));

async function toMend(patient: Patient): Promise<readonly string[]> {
  return (await examine(patient)).filter(({ state }) => state === 'mend').map(({ check }) => check);
}

describe('the doctor', () => {
  it('finds nothing where all is well', async () => {
    const findings = await examine(healthy());
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(findingsText(findings)).toMatch(/Исправлять нечего\.$/);
  });

  it.each<[string, (patient: Patient) => Patient]>([
    ['Доступ к таблице', (patient) => ({ ...patient, sheets: { ...patient.sheets, read: refuse(403) } })],
    ['Доступ к таблице', (patient) => ({ ...patient, sheets: { ...patient.sheets, read: refuse(404) } })],
    ['Лимиты Google', (patient) => ({ ...patient, sheets: { ...patient.sheets, read: refuse(429) } })],
    ['Право записи', (patient) => ({ ...patient, sheets: { ...patient.sheets, write: refuse(403) } })],
    ['Связь анкет с листами', (patient) => ({ ...patient, responses: { ...patient.responses, list: refuse(403) } })],
    ['Триггеры', (patient) => ({ ...patient, undone: async () => 3 })],
    ['Разрешения', (patient) => ({ ...patient, scopes: async () => SCOPES.slice(1) })],
    ['Часы', (patient) => ({ ...patient, now: () => new Date(now.getTime() + 200_000) })],
    ['Почтовый сервер', (patient) => ({ ...patient, mail: () => Promise.reject(new Error('connect ECONNREFUSED')) })],
  ])('%s: broken, it is the only thing to mend', async (check, breaking) => {
    expect(await toMend(breaking(healthy()))).toEqual([check]);
  });

  it.each([
    ['Настройки', { curatorEmail: '' }],
    ['Настройки', { maxLoad: 'много' }],
    ['Домен писем', { schoolDomain: settings.schoolDomain.default }],
    ['Часовой пояс', { timeZone: 'Asia/Yekaterinburg' }],
    ['Отправка писем', { mailPaused: 'да' }],
  ])('%s: %o', async (check, values) => {
    await set(values);
    expect(await toMend(healthy())).toEqual([check]);
  });
});
