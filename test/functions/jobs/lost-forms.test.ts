import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { expect, it } from 'vitest';
import type { FormsGateway } from '../../../functions/gateways/forms-gateway.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { lostForms } from '../../../functions/jobs/lost-forms.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { CURATOR, emptySchool } from './school-kit.ts';

it('a deleted form does not stop the programme, and is reported until it opens again', async () => {
  const workbook = await emptySchool();
  await workbook.install();
  const schoolWith = (gateway: FormsGateway) => ({
    spreadsheetId: workbook.spreadsheetId,
    docsRoot: workbook.emulator.url,
    sheets: workbook.sheets,
    forms: gateway,
    mail: { send: async () => ({ outcome: 'sent' as const, detail: '' }), close: () => undefined },
    clock: { now: () => new Date('2026-06-01T07:00:00Z') },
    random: () => 0.5,
    pause: async () => undefined,
  });
  const school = schoolWith(workbook.forms);
  const told = async () => parse(await workbook.read()).problems.filter(({ reason }) => /не открывается/.test(reason));
  await workbook.type('Участники!B2:H2', [['Тестовая Анна', 'учитель', 'anna@example.org', '', '', '', '01.06.2026']]);
  await sync(school);
  expect(await told()).toEqual([]);

  const { auth } = bearerAccess(workbook.emulator.url, CURATOR);
  const { formId = '' } = (await workbook.read()).forms.get('intake') ?? {};
  await drive({ version: 'v3', rootUrl: workbook.emulator.url, auth }).files.delete({ fileId: formId });
  expect(await lostForms(school, await workbook.read())).toEqual([forms.intake.title]);
  expect(await told()).toMatchObject([{ reason: expect.stringContaining(forms.intake.title) }]);
  await sync(school);
  expect(await told()).toHaveLength(1);
  expect((await sync(school)).changes).toBe(0);

  await sync(schoolWith({ ...workbook.forms, refresh: async () => undefined }));
  expect(await told()).toEqual([]);
  await workbook.close();
});
