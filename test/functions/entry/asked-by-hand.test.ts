import { expect, it } from 'vitest';
import type { School } from '../../../functions/jobs/school.ts';
import { buildSchoolTemplate } from '../jobs/school-kit.ts';
import { ask, plainSchool, serveFunctions } from './functions-kit.ts';

it('letters that wait because of our side are retried at once on a manual request, but by no trigger', async () => {
  const template = await buildSchoolTemplate();
  const workbook = await template.open();
  let tried = 0;
  const mail: School['mail'] = {
    send: async () => {
      tried++;
      return { outcome: 'refused', refusal: 'sender', detail: '553 no' };
    },
    close: () => undefined,
  };
  const functions = await serveFunctions(workbook, { schoolOf: () => ({ ...plainSchool(workbook), mail }) });
  const look = async (kind: string) => {
    const json = { spreadsheetId: workbook.spreadsheetId, kind };
    expect((await ask(`${functions.url}/events`, { json, token: functions.token() })).status).toBe(200);
    return tried;
  };
  await workbook.type('Участники!B2:H2', [
    ['Тестовая Вера', 'учитель', 'v@example.org', null, null, null, '01.06.2026'],
  ]);
  expect([await look('edit'), await look('timer'), await look('menu'), await look('formSubmit')]).toEqual([1, 1, 2, 2]);
  await functions.close();
  await template.remove();
});
