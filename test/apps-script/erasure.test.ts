import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleDrive } from '../../functions/gateways/google-drive.ts';
import { googleForms } from '../../functions/gateways/google-forms/google-forms.ts';
import { googleResponses } from '../../functions/gateways/google-forms/google-responses.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { deletePendingAnswers } from '../../functions/jobs/delete-pending-answers.ts';
import { type ErasureReport, erasePerson } from '../../functions/jobs/erase-person.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { PENDING_FIELDS, pendingRequests, readPending } from '../../functions/workbook/pending-answers.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { answerFeedback } from './answer-feedback.ts';
import { installedSchool, OWNER, type ScriptedSchool } from './script-kit.ts';

const CANARY = 'канарейка-51C8';
const NAME = 'Тестовая Галина Олеговна';
const OTHER = 'сказано другим';

let school: ScriptedSchool;
let report: ErasureReport;

const google = () => bearerAccess(school.emulator.url, OWNER);
const read = () => readWorkbook(googleSheets(google()), school.spreadsheetId);

/** The number of places where the stored data contain a text. */
const occurrences = (text: string) =>
  [...school.emulator.store.dump()]
    .map(([, , body]) => body)
    .join('\n')
    .split(text).length - 1;

const answer = (code: string, helps: string) => answerFeedback(school, code, helps);

beforeAll(async () => {
  school = await installedSchool();
  await school.type("'Участники'!B2:D3", [
    [NAME, 'учитель', 'galina@example.org'],
    ['Тестовый Денис Ильич', 'учитель', 'denis@example.org'],
  ]);
  school.host.run('onTimer');
  return () => school.close();
});

it('at its next timed run, the script deletes what the functions cannot delete from the forms, and nothing else', async () => {
  await answer('К-01', `Помогло: ${CANARY}`);
  await answer('К-02', OTHER);
  await answer('К-02', `${NAME} мне очень помогает`);
  const consents = (await read()).tabs.get('consents');
  await school.type(`'Реестр согласий'!B${(consents?.cells.length ?? 0) + 1}`, [
    ['К-01', '', 'обработка', 'отозвано', '01.06.2026'],
  ]);
  school.host.run('onTimer');
  expect(occurrences(CANARY)).toBeGreaterThan(1);

  // At Google, the functions have no `remove`.
  const { list, texts } = googleResponses(google());
  const erase = () =>
    erasePerson(
      {
        spreadsheetId: school.spreadsheetId,
        docsRoot: school.emulator.url,
        sheets: googleSheets(google()),
        forms: googleForms(google()),
        mail: { send: async () => ({ outcome: 'sent', detail: '250 OK' }), close: () => undefined },
        clock: { now: () => school.time.now },
        random: () => 0,
        pause: async () => undefined,
      },
      { list, texts },
      googleDrive(google()),
      'К-01',
    );
  report = await erase();
  expect(report.pendingResponses).toHaveLength(2);
  expect(report.byHand.join(' ')).toContain('Ответы в анкетах (2) удалит скрипт');
  expect(report.byHand.join(' ')).toContain('История версий');
  // Only the form still contains the answer.
  expect(occurrences(CANARY)).toBe(1);

  expect(report.isEmpty).toBe(false);
  school.host.takeMail();
  school.host.run('onTimer');
  expect(school.host.log).toEqual([]);
  // Until the repetition finds nothing more, one line keeps the name to search by.
  expect([occurrences(CANARY), occurrences(NAME)]).toEqual([0, 1]);
  report = await erase();
  expect(report.isEmpty).toBe(true);
  expect([occurrences(CANARY), occurrences(NAME), occurrences('galina@example.org')]).toEqual([0, 0, 0]);
  expect(occurrences(OTHER)).toBeGreaterThan(0);
  const snapshot = await read();
  const lines = parse(snapshot).tables.journal.filter(({ subject }) => subject === 'К-01');
  expect(lines.map(({ what, why }) => [what, why])).toContainEqual(['Ответы в анкетах удалены', 'Ответов: 2']);
  expect(lines.every(({ when }) => when !== undefined)).toBe(true);

  const { writes } = school.host.calls;
  school.host.run('onTimer');
  expect(school.host.calls.writes).toBe(writes);
});

it('an answer that looks like another answer of the same second waits, and a missing form stops nothing', async () => {
  const formId = (await read()).forms.get('feedback')?.formId ?? '';
  await answer('К-02', OTHER);
  const at = school.time.now.toISOString();
  school.time.now = new Date(Date.parse(at) - 60_000);
  await answer('К-02', 'и это тоже');
  const sheets = googleSheets(google());
  const metadata = () => sheets.read(school.spreadsheetId, PENDING_FIELDS);
  const waiting = [
    { code: 'К-01', formId, at, own: false },
    { code: 'К-01', formId: 'no-such-form', at, own: true },
  ];
  await sheets.write(school.spreadsheetId, pendingRequests(await metadata(), waiting));
  const said = occurrences('и это тоже');
  school.host.run('onTimer');
  expect(school.host.run('outcome')).toMatchObject({ text: 'Готово.' });
  expect(occurrences('и это тоже')).toBeGreaterThanOrEqual(said);
  expect(readPending(await metadata())).toEqual(waiting);
});

it('two runs that delete at once report each answer once, and the timer leaves the work to a running run', async () => {
  const sheets = googleSheets(google());
  const metadata = () => sheets.read(school.spreadsheetId, PENDING_FIELDS);
  const waiting = [{ code: 'К-09', formId: 'gone', at: school.time.now.toISOString(), own: true }];
  await sheets.write(school.spreadsheetId, pendingRequests(await metadata(), waiting));
  school.host.locked = true;
  school.host.run('onTimer');
  school.host.locked = false;
  expect(readPending(await metadata())).toEqual(waiting);

  const run = (seconds: number) =>
    deletePendingAnswers(
      {
        spreadsheetId: school.spreadsheetId,
        sheets,
        clock: { now: () => new Date(school.time.now.getTime() + seconds * 1000) },
        random: () => 0,
        pause: async () => undefined,
      },
      { deleteAnswer: async () => 'gone' },
    );
  expect(await Promise.all([run(1), run(2), run(3)])).toEqual([0, 0, 0]);
  const lines = parse(await read()).tables.journal.filter(({ subject }) => subject === 'К-09');
  expect(lines).toHaveLength(1);
});

it('an answer that Google refuses to delete stops nothing else, and waits', async () => {
  const formId = (await read()).forms.get('feedback')?.formId ?? '';
  await answerFeedback(school, 'К-02', OTHER);
  const sheets = googleSheets(google());
  const metadata = () => sheets.read(school.spreadsheetId, PENDING_FIELDS);
  const waiting = [{ code: 'К-02', formId, at: school.time.now.toISOString(), own: true }];
  await sheets.write(school.spreadsheetId, pendingRequests(await metadata(), waiting));
  await school.type("'Участники'!B4", [['Тестовая Елена Павловна']]);
  const refused = {
    status: 500,
    headers: {},
    body: JSON.stringify({ error: { code: 500, message: 'Internal error.' } }),
  };
  const { emulator } = school;
  const handle = (request: Parameters<typeof emulator.handle>[0]) =>
    request.rawPath.endsWith(':deleteResponse') ? refused : emulator.handle(request);
  const failing = school.hostWith({ emulator: { ...emulator, store: emulator.store, url: emulator.url, handle } });
  failing.run('onTimer');
  expect(failing.log.join()).toContain('Internal error.');
  expect(readPending(await metadata())).toEqual(waiting);
  expect(await school.read("'Участники'!A4")).toEqual([['К-03']]);
  await sheets.write(school.spreadsheetId, pendingRequests(await metadata(), []));
});

describe('«Отзыв согласия…» of a school that works by itself', () => {
  const WITHDRAWN = 'Тестовый Денис Ильич';
  const asked = (fields: object, user?: string) => school.host.run('askErasure', JSON.stringify(fields), user);
  const order = (code: string, confirmCode: string) =>
    school.host.run('eraseByRequest', JSON.stringify({ code, confirmCode }));

  it('shows the data to be deleted, and requires a withdrawal, the right code and the programme’s account', async () => {
    school.host.run('openErasure');
    expect(school.host.screen.dialog?.html).toContain('data-call="askErasure"');
    expect(asked({ code: 'К-02' })).toMatchObject({ step: expect.stringContaining('data-call="stopByRequest"') });
    expect(() => asked({ code: 'К-77' })).toThrow('нет на листе «Участники»');
    for (const fields of [{}, { code: '' }, { code: 'Денис' }, { code: 'К-02|К-03' }]) {
      expect(() => asked(fields)).toThrow('Здесь нужен код вида К-07');
    }
    await answerFeedback(school, 'К-02', `Помогло и это: ${CANARY}`);
    school.host.run('stopByRequest', JSON.stringify({ code: 'К-02', withdrawnOn: '2031-01-01' }));
    expect(school.host.run('outcome')).toMatchObject({
      failed: true,
      text: expect.stringContaining('не позже сегодняшнего'),
    });
    school.host.log.length = 0;
    school.host.run('stopByRequest', JSON.stringify({ code: 'К-02', withdrawnOn: '2026-06-01' }));
    expect(school.host.run('outcome')).toMatchObject({
      failed: false,
      step: expect.stringContaining('data-call="eraseByRequest"'),
    });
    expect(parse(await read()).tables.consents.findLast(({ code }) => code === 'К-02')).toMatchObject({
      decision: 'withdrawn',
      decidedOn: '2026-06-01',
    });
    await school.admit('deputy@school.example.org');
    await school.set('Заместитель директора: почта', 'deputy@school.example.org');
    expect(() => asked({ code: 'К-02' }, 'deputy@school.example.org')).toThrow(OWNER);

    const { step } = asked({ code: ' k-02 ' }) as { step: string };
    expect(step).toContain(WITHDRAWN);
    expect(step).toContain('лист «Участники»: 1');
    expect(step).toContain(`лист «${forms.feedback.tab}»: `);
    expect(() => order('К-02', 'К-01')).toThrow('ничего не удалено');
    expect(() => order('К-02', '')).toThrow('ничего не удалено');
    expect(occurrences(WITHDRAWN)).toBeGreaterThan(0);
  });

  it('destroys the data everywhere, also in the forms, continues after an interrupted run, and lists the tasks for people', async () => {
    school.host.log.length = 0;
    school.host.run('prepareDocuments');
    const [draft, other] = (await school.read("'Документы'!H2:H3")).map(([link]) => String(link));
    const { rootUrl = '', auth } = google();
    const papers = drive({ version: 'v3', rootUrl, auth });
    const fileId = /\/d\/([\w-]+)\//.exec(draft ?? '')?.[1] ?? '';
    const media = { mimeType: 'text/html', body: `<p>Назначить: <b>${WITHDRAWN}</b></p>` };
    await papers.files.update({ fileId, media }, { rootUrl });

    const ended = school.hostWith({ endsRun: (call) => call === 'FormApp.Form.deleteResponse' });
    expect(() => ended.run('eraseByRequest', JSON.stringify({ code: 'К-02', confirmCode: 'К-02' }))).not.toThrow();
    order('К-02', 'К-02');
    expect(school.host.log).toEqual([]);
    const told = school.host.run('outcome') as { step: string };
    // The school must delete the draft that somebody edited. The report does not mention other drafts.
    expect(told.step).toContain(`<a href="${draft}"`);
    expect(told.step).not.toContain(other);
    expect(told.step).toContain('Акта пока нет');
    await papers.files.delete({ fileId });
    order('К-02', 'К-02');
    expect([occurrences(CANARY), occurrences(WITHDRAWN), occurrences('denis@example.org')]).toEqual([0, 0, 0]);
    const { step } = school.host.run('outcome') as { step: string };
    expect(step).toContain('Поиск больше ничего не находит');
    expect(step).toContain('История версий');
    expect(step).not.toContain('не открывается');
    expect(step).not.toContain('Имя ещё стоит');
    const lines = parse(await read()).tables.journal.filter(({ subject }) => subject === 'К-02');
    expect(lines.map(({ what }) => what)).toContain('Персональные данные уничтожены');
  });
});
