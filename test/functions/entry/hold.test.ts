import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Programme } from '../../../functions/domain/programme.ts';
import { fixedDirectory } from '../../../functions/entry/directory.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import type { Mail } from '../../../functions/gateways/smtp.ts';
import { runSchool } from '../../../functions/jobs/run-school.ts';
import type { School } from '../../../functions/jobs/school.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import {
  buildSchoolTemplate,
  CURATOR,
  collectionsOf,
  restorer,
  type SchoolTemplate,
  SERVICE,
  type TestSchool,
} from '../jobs/school-kit.ts';
import { ask, type FunctionsKit, plainSchool, serveFunctions } from './functions-kit.ts';

let template: SchoolTemplate;
let workbook: TestSchool;
let functions: FunctionsKit;
let posted: Mail[];
let now: string;
let copyId: string;
const states: string[] = [];

const files = () => {
  const { rootUrl = '', auth } = bearerAccess(workbook.emulator.url, SERVICE);
  return drive({ version: 'v3', rootUrl, auth }).files;
};
const schoolAt = (spreadsheetId: string): School => ({
  ...plainSchool(workbook),
  spreadsheetId,
  mail: {
    send: async (mail) => {
      posted.push(mail);
      return { outcome: 'sent', detail: '250 OK' };
    },
    close: () => undefined,
  },
  clock: { now: () => new Date(now) },
});

/** A school that has sent three letters, and a copy of its spreadsheet. One deployment serves both. */
beforeAll(async () => {
  template = await buildSchoolTemplate();
  workbook = await template.open();
  posted = [];
  now = '2026-06-01T07:00:00Z';
  const row = parse(await workbook.read()).tables.settings.find(({ key }) => key === 'curatorEmail')?.at ?? 0;
  await workbook.type(`Настройки!C${row + 1}`, [['curator@example.org']]);
  await workbook.type('Участники!B2:H3', [
    ['Тестовая Анна Ивановна', 'учитель', 'anna@example.org', null, null, null, '01.06.2026'],
    ['Тестовый Борис', 'учитель', 'boris@example.org', null, null, null, '01.06.2026'],
  ]);
  functions = await serveFunctions(workbook);
  functions.schools.set(workbook.spreadsheetId, schoolAt(workbook.spreadsheetId));
  await look(workbook.spreadsheetId);
  template.keep();
  return async () => {
    await functions.close();
    await template.remove();
  };
});
beforeEach(async () => {
  workbook = await template.open();
  posted = [];
  now = '2026-06-02T07:00:00Z';
});

const post = (path: string, json: unknown, token = functions.token()) =>
  ask(`${functions.url}${path}`, { json, token });
const look = async (spreadsheetId: string) => (await post('/sync', { spreadsheetId })).body;
const decide = (spreadsheetId: string, decision: string) => post('/commands/hold', { spreadsheetId, decision });
const participants = () => posted.filter(({ to }) => to.address !== 'curator@example.org').map(({ to }) => to.address);

describe('a copy of a school’s spreadsheet', () => {
  beforeEach(async () => {
    const { data } = await files().copy({ fileId: workbook.spreadsheetId, requestBody: { name: 'Копия' } });
    copyId = data.id ?? '';
    await functions.close();
    functions = await serveFunctions(workbook, {
      directory: fixedDirectory(`${workbook.spreadsheetId}=${CURATOR};${copyId}=${CURATOR}`),
      runQueued: (_, run) => runSchool(run, async (state) => void states.push(state)),
    });
    for (const id of [workbook.spreadsheetId, copyId]) functions.schools.set(id, schoolAt(id));
    now = '2026-06-09T07:00:00Z';
  });

  const copied = () => readWorkbook(workbook.sheets, copyId);

  it('writes to nobody, says so in its own tabs, and leaves the forms unchanged', async () => {
    expect(await look(copyId)).toMatchObject({ sent: 0 });
    expect(await look(copyId)).toEqual({ changes: 0, sent: 0, conflicts: 0 });
    expect(posted).toEqual([]);
    const { problems, today } = parse(await copied()).tables;
    expect(problems[0]?.reason).toBe('Эта таблица – копия: программа была установлена в другой таблице.');
    expect(today[0]?.task).toMatch(/^Решите/);
    expect(await look(workbook.spreadsheetId)).toMatchObject({ sent: 3 });
  });

  it('stays quiet if that is the decision; a copy of the copy asks again', async () => {
    await look(copyId);
    expect(await decide(copyId, 'quietCopy')).toMatchObject({ status: 200, body: { hold: 'quietCopy' } });
    expect(await look(copyId)).toMatchObject({ sent: 0 });
    expect(posted).toEqual([]);
    const { data } = await files().copy({ fileId: copyId, requestBody: {} });
    const again = data.id ?? '';
    functions.schools.set(again, schoolAt(again));
    expect((await decide(copyId, 'goOn')).status).toBe(409);
    const snapshot = await readWorkbook(workbook.sheets, again);
    expect(snapshot.remembered.seal?.school).toBe(workbook.spreadsheetId);
  });

  it('becomes a school of its own: with another secret, and no link to the forms of the first', async () => {
    const first = await workbook.read();
    expect(await decide(copyId, 'ownSchool')).toMatchObject({ status: 200, body: { hold: 'formless' } });
    const own = await copied();
    expect(own.secret).not.toBe(first.secret);
    expect(own.forms.size).toBe(0);
    expect(await look(copyId)).toMatchObject({ sent: 0 });
    expect(posted).toEqual([]);
    // The copy also has a record of the letters that were sent before.
    const sentOf = ({ tables }: Programme) => tables.outbox.filter(({ status }) => status === 'sent').length;
    expect(sentOf(parse(own))).toBe(sentOf(parse(first)));
    expect(own.remembered.seal?.school).toBe(copyId);
  });
});

describe('a spreadsheet that was brought back to an older version', () => {
  it('is noticed by a new instance, repeats nothing, and continues when the curator says so', async () => {
    const collections = collectionsOf(workbook.spreadsheetId).filter((c) => !['form', 'file', 'media'].includes(c));
    const back = restorer(workbook.emulator.store, collections);
    now = '2026-06-09T07:00:00Z';
    expect(await look(workbook.spreadsheetId)).toMatchObject({ sent: 3 });
    back();
    await functions.close();
    functions = await serveFunctions(workbook, {
      runQueued: (_, run) => runSchool(run, async (state) => void states.push(state)),
    });
    functions.schools.set(workbook.spreadsheetId, schoolAt(workbook.spreadsheetId));
    posted = [];
    now = '2026-06-09T08:00:00Z';
    expect(await look(workbook.spreadsheetId)).toMatchObject({ sent: 0 });
    expect(participants()).toEqual([]);
    expect(posted.map(({ subject }) => subject)).toEqual(['Письма программы остановлены: нужно Ваше решение']);
    expect(await decide(workbook.spreadsheetId, 'goOn')).toMatchObject({ status: 200, body: { hold: null } });
    expect(participants()).toEqual([]);
    expect((await decide(workbook.spreadsheetId, 'goOn')).status).toBe(409);
  });
});

describe('the decision', () => {
  it.each([
    [{ decision: 'else' }, 400],
    [{}, 400],
    [{ decision: 'goOn' }, 409],
  ])('%j is refused: %i', async (body, status) => {
    expect((await post('/commands/hold', { spreadsheetId: workbook.spreadsheetId, ...body })).status).toBe(status);
  });

  it('is accepted only from callers of this school', async () => {
    const json = { spreadsheetId: workbook.spreadsheetId, decision: 'goOn' };
    expect((await post('/commands/hold', json, functions.token('stranger@example.org'))).status).toBe(403);
  });
});
