import { beforeAll, expect, it } from 'vitest';
import type { FaultInput } from '../../../emulator/control/faults.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { googleForms } from '../../../functions/gateways/google-forms/google-forms.ts';
import { googleSheets } from '../../../functions/gateways/google-sheets.ts';
import { defaultRetryPolicy } from '../../../functions/gateways/retry-policy.ts';
import type { School } from '../../../functions/jobs/school.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { buildSchoolTemplate, type SchoolTemplate, SERVICE, type TestSchool } from '../jobs/school-kit.ts';
import { ask, type FunctionsKit, plainSchool, serveFunctions } from './functions-kit.ts';

let template: SchoolTemplate;
let workbook: TestSchool;
let school: School;
let instances: FunctionsKit[];
const posted: string[] = [];

beforeAll(async () => {
  template = await buildSchoolTemplate();
  workbook = await template.open();
  const retryPolicy = { ...defaultRetryPolicy, initialIntervalMs: 1, maximumIntervalMs: 5 };
  const google = { ...bearerAccess(workbook.emulator.url, SERVICE), retryPolicy };
  school = {
    ...plainSchool(workbook),
    sheets: googleSheets(google),
    forms: googleForms(google),
    random: Math.random,
    mail: {
      send: async ({ messageId }) => {
        posted.push(messageId);
        return { outcome: 'sent', detail: '250 OK' };
      },
      close: () => undefined,
    },
  };
  const schoolOf = () => school;
  instances = [await serveFunctions(workbook, { schoolOf }), await serveFunctions(workbook, { schoolOf })];
  return async () => {
    for (const instance of instances) await instance.close();
    await template.remove();
  };
});

/** Google's faults in each round. Meanwhile, five triggers reach two instances at once. */
const ROUNDS: readonly (readonly FaultInput[])[] = [
  [
    { fault: '500', when: 'after', match: { path: 'batchUpdate' }, times: 2 },
    { fault: '429', match: { path: '^/v4' } },
  ],
  [{ fault: 'cut', match: { path: 'batchUpdate' }, skip: 1, times: 2 }],
  [{ fault: 'cut', match: { path: '^/v4' }, times: 3 }],
  [
    { fault: '503', when: 'after', match: { path: '^/v4' }, skip: 1, times: 3 },
    { fault: '503', match: { path: 'batchUpdate' }, skip: 1, times: 3 },
  ],
  [{ fault: 'timeout', when: 'after', match: { path: 'batchUpdate' }, delayMs: 100 }],
  [{ fault: '429', when: 'before', match: { path: 'batchUpdate' }, times: 4 }],
];

it('many triggers at once lose nothing, double nothing and show no personal data, however Google fails', async () => {
  for (const [round, faults] of ROUNDS.entries()) {
    const teacher = [
      `Тестовая Анна ${round}`,
      'учитель',
      `teacher-${round}@example.org`,
      null,
      null,
      null,
      '01.06.2026',
    ];
    await workbook.type(`Участники!B${round + 2}:H${round + 2}`, [teacher], workbook.owner);
    for (const fault of faults) workbook.emulator.faults.add(fault);
    const answers = await Promise.all(
      [0, 1, 0, 1, 1].map((index) => {
        const { url = '', token } = instances[index] ?? {};
        const json = { kind: 'edit', spreadsheetId: workbook.spreadsheetId };
        return ask(`${url}/events`, { json, token: token?.() ?? '' });
      }),
    );
    workbook.emulator.faults.clear();
    for (const { status, text } of answers) {
      expect([200, 429, 503]).toContain(status);
      expect(text).not.toMatch(/Тестов|example\.org|node_modules/);
    }
  }
  await sync(school);
  expect(await sync(school)).toMatchObject({ changes: 0 });
  const { tables } = parse(await workbook.read());
  const codes = tables.people.map(({ code }) => code);
  expect(codes).toHaveLength(ROUNDS.length);
  for (const list of [
    codes,
    tables.outbox.map(({ noticeKey }) => noticeKey),
    tables.journal.map(({ entryId }) => entryId),
    posted,
  ]) {
    expect(new Set(list).size).toBe(list.length);
  }
  expect(instances.flatMap(({ lines }) => lines).join('')).not.toMatch(/Тестов|example\.org/);
});
