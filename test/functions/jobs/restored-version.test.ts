import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { describe, expect, it } from 'vitest';
import type { FormResponses } from '../../../functions/gateways/form-responses.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { decide, NothingToDecide } from '../../../functions/jobs/decide.ts';
import { enterPeople } from '../../../functions/jobs/enter-people.ts';
import { erasePerson } from '../../../functions/jobs/erase-person.ts';
import type { School } from '../../../functions/jobs/school.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import { EMAILS, LATER, schoolWithPast, twice } from './past-kit.ts';
import { collectionsOf, restorer, SERVICE } from './school-kit.ts';

const past = schoolWithPast();

describe('a workbook that was brought back to an older version', () => {
  const sheetsOnly = () =>
    collectionsOf(past.workbook.spreadsheetId).filter((c) => !['form', 'file', 'media'].includes(c));
  const cellsOnly = () => sheetsOnly().filter((c) => c !== 'spreadsheet' && !c.startsWith('metadata/'));
  const curatorsLetters = () => past.posted.filter(({ subject }) => subject.startsWith('Письма программы остановлены'));

  async function restored(collections: () => readonly string[], days: readonly number[]) {
    const { emulator, spreadsheetId } = past.workbook;
    const back = restorer(emulator.store, collections());
    for (const day of days) await past.run(day);
    const sent = past.keys.length;
    back();
    // The emulator caches the tabs together with the spreadsheet's own document. A copy of this document makes the emulator read the tabs again.
    emulator.store.put('spreadsheet', spreadsheetId, { ...emulator.store.get<object>('spreadsheet', spreadsheetId) });
    return sent;
  }

  it.each([
    ['as a whole', sheetsOnly],
    ['its cells alone', cellsOnly],
  ])('%s: nothing is sent, the curator learns this once, and sees it in the table', async (_, collections) => {
    const sent = await restored(collections, [11, 12, 15]);
    expect(sent).toBeGreaterThan(past.first.keys.length);
    for (const day of [15, 16, 17]) {
      expect(await past.run(day)).toMatchObject({
        sent: 0,
        hold: { cause: expect.stringMatching(/^(restored|lost)$/) },
      });
    }
    expect(past.keys).toHaveLength(sent);
    expect(curatorsLetters().map(({ to }) => to.address)).toEqual(['curator@example.org']);
    const { problems, today } = (await past.programme()).tables;
    expect(problems.map(({ reason }) => reason)).toEqual([expect.stringMatching(/Таблица вернулась|Служебный лист/)]);
    expect(today[0]?.task).toContain('Продолжить с этой таблицей');
    expect(await past.run(17)).toMatchObject({ changes: 0 });
  });

  it.each([
    ['as a whole', sheetsOnly],
    ['its cells alone', cellsOnly],
  ])('%s: continues when the curator says so, and repeats no letter', async (_, collections) => {
    const sent = await restored(collections, [11, 12, 15]);
    await past.run(15);
    await decide(past.school(), 'goOn', () => 'unused');
    for (const day of [15, 16, 17, 18, 19]) expect((await past.run(day)).hold).toBeUndefined();
    expect(past.keys.length).toBeGreaterThan(sent);
    expect(twice(past.keys)).toEqual([]);
    expect(twice(past.posted.map(({ messageId }) => messageId))).toEqual([]);
    await expect(decide(past.school(), 'goOn', () => 'unused')).rejects.toThrow(NothingToDecide);
  });

  it('continues by itself when the latest version is restored', async () => {
    const back = restorer(past.workbook.emulator.store, sheetsOnly());
    for (const day of [11, 12]) await past.run(day);
    const forward = restorer(past.workbook.emulator.store, sheetsOnly());
    back();
    expect((await past.run(15)).hold).toMatchObject({ cause: 'restored' });
    forward();
    expect((await past.run(16)).hold).toBeUndefined();
    expect(twice(past.keys)).toEqual([]);
  });

  it('saved while a letter was being sent: letters wait, and the letter does not go again', async () => {
    const { emulator, spreadsheetId } = past.workbook;
    let back: (() => void) | undefined;
    const mail: School['mail'] = {
      send: async (letter) => {
        back = restorer(emulator.store, sheetsOnly());
        return past.school().mail.send(letter);
      },
      close: () => undefined,
    };
    past.now = '2026-06-11T07:00:00Z';
    await sync(past.school({ mail }));
    const sent = past.keys.length;
    back?.();
    emulator.store.put('spreadsheet', spreadsheetId, { ...emulator.store.get<object>('spreadsheet', spreadsheetId) });
    expect((await past.programme()).tables.outbox.some(({ status }) => status === 'sending')).toBe(true);
    expect(await past.run(12)).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
    expect(past.keys).toHaveLength(sent);
    await decide(past.school(), 'goOn', () => 'unused');
    for (const day of [12, 15, 16]) await past.run(day);
    expect(twice(past.keys)).toEqual([]);
    expect(twice(past.posted.map(({ messageId }) => messageId))).toEqual([]);
    const { outbox } = (await past.programme()).tables;
    expect(outbox.filter(({ status }) => status === 'sending')).toEqual([]);
    expect(outbox.some(({ status, detail }) => status === 'unknown' && detail?.includes('старой версии'))).toBe(true);
  });

  it.each([1, 2, 5])('is recognised even after %i other commands wrote into it', async (times) => {
    await restored(sheetsOnly, [11]);
    for (let n = 0; n < times; n++)
      await enterPeople(past.school(), [{ code: `К-${20 + n}`, cells: { position: 'учитель' } }]);
    expect(await past.run(12)).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
    await decide(past.school(), 'goOn', () => 'unused');
    for (const day of LATER) expect((await past.run(day)).hold).toBeUndefined();
    expect(twice(past.keys)).toEqual([]);
  });

  it('is recognised by a program with a later note, even if a program with an earlier note continued', async () => {
    const { notes: _, ...sheets } = past.workbook.sheets;
    let other: string | undefined;
    const notes = {
      room: 3_000,
      recall: async () => other,
      note: async (_id: string, text: string) => {
        other = text;
      },
    };
    const elsewhere = async (day: number) => {
      past.now = `2026-06-${day}T08:00:00Z`;
      return sync(past.school({ sheets: { ...sheets, notes } }));
    };
    await elsewhere(10);
    await restored(sheetsOnly, [11, 12]);
    for (const day of [15, 16, 17]) expect((await elsewhere(day)).hold).toBeUndefined();
    expect(await past.run(18)).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
    await decide(past.school(), 'goOn', () => 'unused');
    expect((await past.run(18)).hold).toBeUndefined();
    expect((await elsewhere(19)).hold).toBeUndefined();
  });

  it('stops the letters of a program without a note as well', async () => {
    await restored(sheetsOnly, [11, 12]);
    await past.run(15);
    const { notes: _, ...sheets } = past.workbook.sheets;
    past.now = '2026-06-16T07:00:00Z';
    expect(await sync(past.school({ sheets }))).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
  });

  it('gives new people the codes that they had', async () => {
    const back = restorer(past.workbook.emulator.store, sheetsOnly());
    const newcomer = ['Тестовая Дарья', 'учитель', 'darya@example.org', null, null, null, '11.06.2026'];
    await past.workbook.type('Участники!B6:H6', [newcomer]);
    await past.run(11);
    expect((await past.codes())['darya@example.org']).toBe('К-05');
    back();
    await past.run(12);
    await decide(past.school(), 'goOn', () => 'unused');
    await past.workbook.type('Участники!B6:H7', [
      ['Тестовая Елена', 'учитель', 'elena@example.org', null, null, null, null],
      newcomer,
    ]);
    for (const day of [12, 15, 16, 19]) await past.run(day);
    expect(await past.codes()).toMatchObject({ 'darya@example.org': 'К-05', 'elena@example.org': 'К-06' });
    expect(twice(past.keys)).toEqual([]);
  });

  it('is not suspected if a program without a note wrote in between, or if the note is lost', async () => {
    const { notes: _, ...sheets } = past.workbook.sheets;
    past.now = '2026-06-11T07:00:00Z';
    await sync(past.school({ sheets }));
    expect((await past.run(12)).hold).toBeUndefined();
    const forgetful = {
      ...past.workbook.sheets,
      notes: { room: 3_000, recall: async () => undefined, note: async () => undefined },
    };
    past.now = '2026-06-15T07:00:00Z';
    expect((await sync(past.school({ sheets: forgetful }))).hold).toBeUndefined();
    expect((await past.run(16)).hold).toBeUndefined();
  });
});

it('an erasure in a copy leaves the answers of the original', async () => {
  const { rootUrl = '', auth } = bearerAccess(past.workbook.emulator.url, SERVICE);
  const { data } = await drive({ version: 'v3', rootUrl, auth }).files.copy({ fileId: past.workbook.spreadsheetId });
  const spreadsheetId = data.id ?? '';
  await past.workbook.owner.spreadsheets.values.append({
    spreadsheetId,
    range: "'Реестр согласий'!A1",
    valueInputOption: 'USER_ENTERED',
    requestBody: { values: [['', 'К-02', '', 'обработка', 'отозвано', '10.06.2026']] },
  });
  const removed: string[] = [];
  const responses: FormResponses = {
    list: async () => [
      { responseId: 'answer', submittedAt: '2026-06-02T07:00:00Z', answers: new Map([[1, ['Тестовый Борис']]]) },
    ],
    texts: async () => [],
    remove: async (formId) => void removed.push(formId),
  };
  const drafts = { maker: 'test', list: async () => [], text: async () => '' };
  past.now = '2026-06-11T07:00:00Z';
  const report = await erasePerson(past.school({ spreadsheetId }), responses, drafts, 'К-02');
  expect(removed).toEqual([]);
  expect(report.byHand.join()).toContain('Эта таблица – копия');
  expect((await past.codes())[EMAILS[1] ?? '']).toBe('К-02');
});
