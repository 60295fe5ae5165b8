import fc from 'fast-check';
import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FormResponses } from '../../../functions/gateways/form-responses.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import type { Mail } from '../../../functions/gateways/smtp.ts';
import { decide, NothingToDecide } from '../../../functions/jobs/decide.ts';
import { enterPeople } from '../../../functions/jobs/enter-people.ts';
import { erasePerson } from '../../../functions/jobs/erase-person.ts';
import { recordWithdrawal } from '../../../functions/jobs/record-withdrawal.ts';
import type { School } from '../../../functions/jobs/school.ts';
import { type SyncReport, sync } from '../../../functions/jobs/sync.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import {
  actOn,
  clearColumn,
  clearTab,
  copyAll,
  copyRow,
  deleteRows,
  insertRows,
  pullUp,
  pushDown,
  sortAlone,
  sortRows,
  typeOver,
} from '../../../simulation/campaign/user-actions.ts';
import { withUserEdits } from '../workbook/user-edits.ts';
import {
  buildSchoolTemplate,
  collectionsOf,
  restorer,
  type SchoolTemplate,
  SERVICE,
  type TestSchool,
} from './school-kit.ts';

const EMAILS = ['anna@example.org', 'boris@example.org', 'vera@example.org', 'galina@example.org'];

let template: SchoolTemplate;
let workbook: TestSchool;
let posted: Mail[];
/** Notice keys of all letters that the school sent. */
let keys: string[];
let now: string;

/** The school. When it sends a letter, we look up the letter's notice keys in the outbox. */
function school(parts: Partial<School> = {}): School {
  const { spreadsheetId, sheets, forms, emulator } = workbook;
  return {
    spreadsheetId,
    docsRoot: emulator.url,
    sheets,
    forms,
    mail: {
      send: async (mail) => {
        posted.push(mail);
        const rows = parse(await workbook.read()).tables.outbox;
        const underWay = rows.flatMap(({ messageId, status, noticeKey }) =>
          noticeKey && messageId === mail.messageId && status === 'sending' ? [noticeKey] : [],
        );
        // Copies of the letter's row have the same key.
        keys.push(...new Set(underWay));
        return { outcome: 'sent', detail: '250 OK' };
      },
      close: () => undefined,
    },
    clock: { now: () => new Date(now) },
    random: () => 0.5,
    pause: async () => undefined,
    ...parts,
  };
}

/** Runs Nastavnik on a day of June, at ten o'clock in Moscow. */
function look(day: number): Promise<SyncReport> {
  now = `2026-06-${String(day).padStart(2, '0')}T07:00:00Z`;
  return sync(school());
}

/** Erases a person who withdrew consent. */
async function erase(code: string, day: number) {
  await workbook.type("'Реестр согласий'!B2:F2", [[code, null, 'обработка', 'отозвано', '10.06.2026']]);
  now = `2026-06-${day}T07:00:00Z`;
  const responses: FormResponses = { list: async () => [], texts: async () => [], remove: async () => undefined };
  return erasePerson(school(), responses, { maker: 'local', list: async () => [], text: async () => '' }, code);
}

async function programme() {
  return parse(await workbook.read());
}

const settingRow = async (key: string) => (await programme()).tables.settings.find((row) => row.key === key)?.at ?? 0;
const twice = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at);
const act = async (tab: string, how: Parameters<typeof actOn>[2]) =>
  workbook.rearrange(...actOn(await workbook.read(), tab, how));
const codes = async () =>
  Object.fromEntries((await programme()).tables.people.map(({ email, code }) => [email ?? '', code]));

/** A school whose curator and four teachers have received letters for two weeks. */
beforeAll(async () => {
  template = await buildSchoolTemplate();
  workbook = await template.open();
  posted = [];
  keys = [];
  await workbook.type(`Настройки!C${(await settingRow('curatorEmail')) + 1}`, [['curator@example.org']]);
  await workbook.type('Участники!B2:H5', [
    ['Тестовая Анна Ивановна', 'учитель', EMAILS[0] ?? '', null, null, null, '01.06.2026'],
    ['Тестовый Борис', 'учитель', EMAILS[1] ?? '', null, null, null, '01.06.2026'],
    ['Тестовая Вера', 'учитель', EMAILS[2] ?? '', null, null, null, '02.06.2026'],
    ['Тестовая Галина', 'учитель', EMAILS[3] ?? '', null, null, null, '09.06.2026'],
  ]);
  for (const day of [1, 2, 3, 4, 5, 8, 9, 10]) await look(day);
  template.keep();
  first = { posted: [...posted], keys: [...keys] };
  return () => template.remove();
});
let first: { readonly posted: readonly Mail[]; readonly keys: readonly string[] };
beforeEach(async () => {
  workbook = await template.open();
  posted = [...first.posted];
  keys = [...first.keys];
});

const LATER = [11, 12, 15, 16, 17, 18, 19];

/** The letters of the following days if nobody touches anything. */
async function undisturbed(): Promise<readonly string[]> {
  for (const day of LATER) await look(day);
  return keys.slice(first.keys.length).sort();
}

describe('whatever people do to «Рассылка»', () => {
  it.each([
    ['its oldest rows deleted', deleteRows(0, 4)],
    ['all its rows deleted', deleteRows(0, 900)],
    ['everything in it wiped', clearTab],
    ['the keys wiped', clearColumn('noticeKey')],
    ['the states wiped', clearColumn('status')],
    ['the states typed over', typeOver('status', 'в очереди')],
    ['the days wiped', clearColumn('sentAt')],
    ['the days typed over', typeOver('sentAt', '01.01.2026')],
    ['whom it went to wiped', clearColumn('code')],
    ['the Message-IDs wiped', clearColumn('messageId')],
    ['the keys sorted alone', sortAlone('noticeKey')],
    ['the states sorted alone', sortAlone('status')],
    ['whom it went to sorted alone', sortAlone('code')],
    ['the Message-IDs sorted alone', sortAlone('messageId')],
    ['its rows sorted', sortRows('dueOn', 'DESCENDING')],
    ['rows inserted', insertRows(2, 3)],
    ['a row copied', copyRow(1)],
    ['all its rows copied', copyAll],
  ])('%s: the letters of the next days are the same as without the change', async (_, how) => {
    const expected = await undisturbed();
    workbook = await template.open();
    posted = [...first.posted];
    keys = [...first.keys];
    await act('outbox', how);
    for (const day of LATER) expect((await look(day)).hold).toBeUndefined();
    expect(keys.slice(first.keys.length).sort()).toEqual(expected);
    expect(twice(posted.map(({ messageId }) => messageId))).toEqual([]);
  });

  it('its rows come back with the same content, and a second run changes nothing', async () => {
    const before = (await programme()).tables.outbox.filter(({ status }) => status === 'sent');
    await act('outbox', deleteRows(0, 900));
    await look(10);
    const after = (await programme()).tables.outbox.filter(({ status }) => status === 'sent');
    const said = (rows: typeof before) =>
      rows.map(({ noticeKey, notice, code, sentAt }) => [noticeKey, notice, code, sentAt?.slice(0, 10)]).sort();
    expect(said(after)).toEqual(said(before));
    expect(after.every(({ detail }) => detail?.startsWith('Строка была удалена.'))).toBe(true);
    expect(await look(10)).toMatchObject({ changes: 0, sent: 0 });
  });

  it.each([clearColumn('status'), typeOver('status', 'в очереди')])(
    'no row is added for a row without a state',
    async (how) => {
      const before = (await programme()).tables.outbox.length;
      await act('outbox', how);
      await look(10);
      expect((await programme()).tables.outbox).toHaveLength(before);
    },
  );

  it('its rows sorted during a write: the memory has the content of the rows after the correction', async () => {
    let sorted = false;
    const sheets: School['sheets'] = {
      ...workbook.sheets,
      write: async (...call) => {
        if (!sorted) await act('outbox', sortRows('dueOn', 'DESCENDING'));
        sorted = true;
        return workbook.sheets.write(...call);
      },
    };
    now = '2026-06-11T07:00:00Z';
    const { changes } = await sync(school({ sheets }));
    expect(changes).toBeGreaterThan(0);
    const { remembered } = await workbook.read();
    const gone = (await programme()).tables.outbox.filter(({ status }) => status === 'sent');
    expect([...(remembered.memory?.letters.keys() ?? [])].sort()).toEqual(
      gone.map(({ noticeKey }) => noticeKey).sort(),
    );
    for (const day of LATER) expect((await look(day)).hold).toBeUndefined();
    expect(twice(keys)).toEqual([]);
  });

  it.each([
    ['before it says what is sent', 1],
    ['before it says what became of it', 2],
  ])('all its rows copied during a write, %s: no letter goes twice', async (_, write) => {
    const expected = await undisturbed();
    workbook = await template.open();
    posted = [...first.posted];
    keys = [...first.keys];
    let copied = false;
    const sheets = withUserEdits(workbook.sheets, async (written) => {
      if (written === write) await act('outbox', copyAll);
      copied ||= written === write;
    });
    now = '2026-06-11T07:00:00Z';
    expect((await sync(school({ sheets }))).sent).toBeGreaterThan(0);
    expect(copied).toBe(true);
    for (const day of LATER.slice(1)) expect((await look(day)).hold).toBeUndefined();
    expect(keys.slice(first.keys.length).sort()).toEqual(expected);
    expect(twice(posted.map(({ messageId }) => messageId))).toEqual([]);
    const { outbox } = (await programme()).tables;
    const states = outbox.flatMap(({ noticeKey, status }) => (keys.includes(noticeKey ?? '') ? [status] : []));
    expect(new Set(states)).toEqual(new Set(['sent']));
  });

  it('a tab that was deleted and installed again is filled again', async () => {
    const { tabs } = await workbook.read();
    await workbook.rearrange({ deleteSheet: { sheetId: tabs.get('outbox')?.sheetId ?? -1 } });
    expect((await look(11)).sent).toBe(0);
    await workbook.install();
    const expected = first.keys.length;
    await look(11);
    expect((await programme()).tables.outbox.filter(({ status }) => status === 'sent').length).toBeGreaterThanOrEqual(
      expected,
    );
    expect(twice(keys)).toEqual([]);
  });
});

describe('a participant’s code', () => {
  it.each([
    ['wiped', clearColumn('code')],
    ['typed over', typeOver('code', 'К-77')],
    ['typed over with what is no code', typeOver('code', 'нет')],
    ['sorted alone', sortAlone('code')],
  ])('%s comes back to its own row', async (_, how) => {
    const before = await codes();
    await act('people', how);
    expect((await look(11)).hold).toBeUndefined();
    expect(await codes()).toEqual(before);
    for (const day of LATER) await look(day);
    expect(twice(keys)).toEqual([]);
  });

  it('comes back to a row with only the address or only the name', async () => {
    const before = await codes();
    await act('people', clearColumn('code'));
    await workbook.type('Участники!B2:B3', [['Тестовая Анна Петровна'], ['Тестовый Б.']]);
    await workbook.type('Участники!D4:D5', [['vera.new@example.org'], ['galina.new@example.org']]);
    await look(11);
    const after = await codes();
    expect([after[EMAILS[0] ?? ''], after[EMAILS[1] ?? '']]).toEqual([
      before[EMAILS[0] ?? ''],
      before[EMAILS[1] ?? ''],
    ]);
    expect([after['vera.new@example.org'], after['galina.new@example.org']]).toEqual([
      before[EMAILS[2] ?? ''],
      before[EMAILS[3] ?? ''],
    ]);
  });

  it('of a deleted row goes to nobody else, and returns to the same person', async () => {
    const before = await codes();
    await act('people', deleteRows(3, 1));
    await look(11);
    await workbook.type('Участники!B5:D6', [
      ['Тестовая Дарья', 'учитель', 'darya@example.org'],
      ['Тестовая Галина', 'учитель', EMAILS[3] ?? ''],
    ]);
    await look(12);
    const after = await codes();
    expect(after['darya@example.org']).toBe('К-05');
    expect(after[EMAILS[3] ?? '']).toBe(before[EMAILS[3] ?? '']);
    expect(after[EMAILS[3] ?? '']).toBe('К-04');
  });

  const coded = async () => (await programme()).tables.people.flatMap(({ name, code }) => (code ? [[name, code]] : []));
  const isStopped = async () =>
    (await programme()).tables.problems.some(({ reason }) => reason?.includes('перемешаны'));

  it.each([
    ['before the newcomer has a code', 1],
    ['after the newcomer has a code', 2],
  ])('goes to nobody else if cells are pushed down, %s; work waits until they are back', async (_, write) => {
    const before = await coded();
    await workbook.type('Участники!B6:H6', [
      ['Тестовая Дарья', 'учитель', 'darya@example.org', null, null, null, '11.06.2026'],
    ]);
    let written = 0;
    const sheets = withUserEdits(workbook.sheets, async (each) => {
      written = each;
      if (each === write) await act('people', pushDown(['code', 'name'], 1));
    });
    now = '2026-06-11T07:00:00Z';
    await sync(school({ sheets }));
    expect(written).toBeGreaterThanOrEqual(write);
    const sent = keys.length;
    for (const day of [12, 15]) expect(await look(day)).toMatchObject({ sent: 0 });
    expect(await isStopped()).toBe(true);
    expect(keys).toHaveLength(sent);
    expect((await coded()).filter(([name]) => name !== 'Тестовая Дарья')).toEqual(before);
    await act('people', pullUp(['code', 'name'], 1));
    for (const day of [16, 17, 18, 19]) await look(day);
    expect(await isStopped()).toBe(false);
    expect(await coded()).toEqual([...before, ['Тестовая Дарья', 'К-05']]);
    expect(twice(keys)).toEqual([]);
    expect(twice(posted.map(({ messageId }) => messageId))).toEqual([]);
  });

  it.each([
    ['names sorted alone', sortAlone('name')],
    ['addresses sorted alone', sortAlone('email')],
    ['names pushed down', pushDown(['name', 'name'], 1)],
    ['codes and names pushed down at the last row', pushDown(['code', 'name'], 3)],
  ])('%s: nobody gets a letter at a colleague’s address', async (_, how) => {
    const before = await coded();
    const sent = keys.length;
    await act('people', how);
    for (const day of [11, 12]) await look(day);
    expect(await isStopped()).toBe(true);
    expect(keys).toHaveLength(sent);
    const codesOf = (all: typeof before) => all.map(([, code]) => code).sort();
    expect(codesOf(await coded())).toEqual(codesOf(before));
  });

  it('stays if an address moves to a colleague, or two addresses are exchanged with a run in between', async () => {
    const before = await coded();
    await workbook.type('Участники!D2:D3', [['anna.new@example.org'], [EMAILS[0] ?? '']]);
    await look(11);
    expect(await isStopped()).toBe(false);
    await workbook.type('Участники!D4:D5', [[EMAILS[3] ?? ''], [EMAILS[2] ?? '']]);
    await look(12);
    expect(await isStopped()).toBe(true);
    await workbook.type('Участники!D4:D5', [[''], ['']]);
    await look(15);
    expect(await isStopped()).toBe(false);
    await workbook.type('Участники!D4:D5', [[EMAILS[3] ?? ''], [EMAILS[2] ?? '']]);
    await look(16);
    expect(await isStopped()).toBe(false);
    expect(await coded()).toEqual(before);
  });

  const NEWCOMER = ['Новенькая Жанна Петровна', 'учитель', 'zhanna@example.org'];

  it('of an erased person goes to nobody who is written into the empty row', async () => {
    await erase('К-02', 11);
    await workbook.type('Участники!B3:D3', [NEWCOMER]);
    const erased = async () => (await codes())['zhanna@example.org'];
    await look(12);
    expect(await erased()).toBe('К-05');
    await workbook.type('Участники!A3', [['К-02']]);
    for (const day of [12, 15]) await look(day);
    expect(await erased()).toBe('К-05');
    expect((await look(15)).plan.programmeState.intake.consents.withdrawnOn('К-05', 'processing', '2026-06-15')).toBe(
      undefined,
    );
  });

  const replaced = async () =>
    (await programme()).tables.problems.filter(({ reason }) => reason?.includes('другое имя'));

  it.each([
    ['at once', [NEWCOMER]],
    ['the name alone', [NEWCOMER.slice(0, 1)]],
    ['first the address, then the name', [[null, null, NEWCOMER[2] ?? ''], NEWCOMER]],
    ['emptied before', [['', '', ''], NEWCOMER]],
  ])('goes to nobody who is written over its owner, %s; work waits until the owner is back', async (_, steps) => {
    const [owner = []] =
      (
        await workbook.curator.spreadsheets.values.get({
          spreadsheetId: workbook.spreadsheetId,
          range: 'Участники!B3:D3',
        })
      ).data.values ?? [];
    for (const step of steps) {
      await workbook.type('Участники!B3:D3', [step]);
      await look(11);
    }
    const sent = keys.length;
    for (const day of [12, 15]) expect(await look(day)).toMatchObject({ sent: 0 });
    expect(await replaced()).toEqual([expect.objectContaining({ cell: 'строка 3', code: 'К-02' })]);
    expect(keys).toHaveLength(sent);
    await workbook.type('Участники!B3:D3', [owner]);
    await workbook.type('Участники!B6:D6', [NEWCOMER]);
    await look(16);
    expect(await replaced()).toEqual([]);
    expect(await codes()).toMatchObject({ [EMAILS[1] ?? '']: 'К-02', 'zhanna@example.org': 'К-05' });
    expect(twice(keys)).toEqual([]);
  });

  it.each([
    ['after a marriage, with another address', [['Примерова Анна Ивановна', 'учитель', 'primerova@example.org']]],
    [
      'if a whole new name first stands beside the former',
      [['Жизель Примерова (Тестовая Анна)'], ['Жизель Примерова']],
    ],
  ])('stays %s', async (_, steps) => {
    for (const [i, step] of steps.entries()) {
      await workbook.type('Участники!B2', [step]);
      await look(11 + i);
    }
    expect(await replaced()).toEqual([]);
    expect((await programme()).tables.people.find(({ code }) => code === 'К-01')?.name).toBe(steps.at(-1)?.[0]);
  });

  it('passes to the right name if a row without letters and consents had a placeholder', async () => {
    await workbook.type('Участники!B6', [['Вакансия']]);
    await look(11);
    await workbook.type('Участники!B6:D6', [NEWCOMER]);
    await look(12);
    expect(await replaced()).toEqual([]);
    expect((await codes())['zhanna@example.org']).toBe('К-05');
  });

  it('is new for a namesake', async () => {
    await workbook.type('Участники!B6:D6', [['Тестовая Вера', 'учитель', 'other.vera@example.org']]);
    await look(11);
    // The namesake has no code until the curator marks them as another person.
    expect((await codes())['other.vera@example.org']).toBeUndefined();
    await workbook.type('Участники!B6', [['Тестовая Вера (начальные классы)']]);
    await look(12);
    expect((await codes())['other.vera@example.org']).toBe('К-05');
  });
});

it.each(['mailPaused', 'privacyMode'])(
  'a deleted row of «Настройки» stops the work instead of counting as usual: %s',
  async (key) => {
    const at = await settingRow(key);
    const { tabs } = await workbook.read();
    const sheetId = tabs.get('settings')?.sheetId ?? 0;
    await workbook.rearrange({
      deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 } },
    });
    for (const day of [11, 12]) expect(await look(day)).toMatchObject({ sent: 0 });
    expect((await programme()).tables.problems.map(({ sheet }) => sheet)).toEqual(['Настройки']);
    await workbook.install();
    for (const day of [15, 16]) await look(day);
    expect(keys.length).toBeGreaterThan(first.keys.length);
    expect(twice(keys)).toEqual([]);
  },
);

describe('a workbook that was brought back to an older version', () => {
  const sheetsOnly = () => collectionsOf(workbook.spreadsheetId).filter((c) => !['form', 'file', 'media'].includes(c));
  const cellsOnly = () => sheetsOnly().filter((c) => c !== 'spreadsheet' && !c.startsWith('metadata/'));
  const curatorsLetters = () => posted.filter(({ subject }) => subject.startsWith('Письма программы остановлены'));

  async function restored(collections: () => readonly string[], days: readonly number[]) {
    const { emulator, spreadsheetId } = workbook;
    const back = restorer(emulator.store, collections());
    for (const day of days) await look(day);
    const sent = keys.length;
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
    expect(sent).toBeGreaterThan(first.keys.length);
    for (const day of [15, 16, 17]) {
      expect(await look(day)).toMatchObject({ sent: 0, hold: { cause: expect.stringMatching(/^(restored|lost)$/) } });
    }
    expect(keys).toHaveLength(sent);
    expect(curatorsLetters().map(({ to }) => to.address)).toEqual(['curator@example.org']);
    const { problems, today } = (await programme()).tables;
    expect(problems.map(({ reason }) => reason)).toEqual([expect.stringMatching(/Таблица вернулась|Служебный лист/)]);
    expect(today[0]?.task).toContain('Продолжить с этой таблицей');
    expect(await look(17)).toMatchObject({ changes: 0 });
  });

  it.each([
    ['as a whole', sheetsOnly],
    ['its cells alone', cellsOnly],
  ])('%s: continues when the curator says so, and repeats no letter', async (_, collections) => {
    const sent = await restored(collections, [11, 12, 15]);
    await look(15);
    await decide(school(), 'goOn', () => 'unused');
    for (const day of [15, 16, 17, 18, 19]) expect((await look(day)).hold).toBeUndefined();
    expect(keys.length).toBeGreaterThan(sent);
    expect(twice(keys)).toEqual([]);
    expect(twice(posted.map(({ messageId }) => messageId))).toEqual([]);
    await expect(decide(school(), 'goOn', () => 'unused')).rejects.toThrow(NothingToDecide);
  });

  it('continues by itself when the latest version is restored', async () => {
    const back = restorer(workbook.emulator.store, sheetsOnly());
    for (const day of [11, 12]) await look(day);
    const forward = restorer(workbook.emulator.store, sheetsOnly());
    back();
    expect((await look(15)).hold).toMatchObject({ cause: 'restored' });
    forward();
    expect((await look(16)).hold).toBeUndefined();
    expect(twice(keys)).toEqual([]);
  });

  it('saved while a letter was being sent: letters wait, and the letter does not go again', async () => {
    const { emulator, spreadsheetId } = workbook;
    let back: (() => void) | undefined;
    const mail: School['mail'] = {
      send: async (letter) => {
        back = restorer(emulator.store, sheetsOnly());
        return school().mail.send(letter);
      },
      close: () => undefined,
    };
    now = '2026-06-11T07:00:00Z';
    await sync(school({ mail }));
    const sent = keys.length;
    back?.();
    emulator.store.put('spreadsheet', spreadsheetId, { ...emulator.store.get<object>('spreadsheet', spreadsheetId) });
    expect((await programme()).tables.outbox.some(({ status }) => status === 'sending')).toBe(true);
    expect(await look(12)).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
    expect(keys).toHaveLength(sent);
    await decide(school(), 'goOn', () => 'unused');
    for (const day of [12, 15, 16]) await look(day);
    expect(twice(keys)).toEqual([]);
    expect(twice(posted.map(({ messageId }) => messageId))).toEqual([]);
    const { outbox } = (await programme()).tables;
    expect(outbox.filter(({ status }) => status === 'sending')).toEqual([]);
    expect(outbox.some(({ status, detail }) => status === 'unknown' && detail?.includes('старой версии'))).toBe(true);
  });

  it.each([1, 2, 5])('is recognised even after %i other commands wrote into it', async (times) => {
    await restored(sheetsOnly, [11]);
    for (let n = 0; n < times; n++)
      await enterPeople(school(), [{ code: `К-${20 + n}`, cells: { position: 'учитель' } }]);
    expect(await look(12)).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
    await decide(school(), 'goOn', () => 'unused');
    for (const day of LATER) expect((await look(day)).hold).toBeUndefined();
    expect(twice(keys)).toEqual([]);
  });

  it('is recognised by a program with a later note, even if a program with an earlier note continued', async () => {
    const { notes: _, ...sheets } = workbook.sheets;
    let other: string | undefined;
    const notes = {
      room: 3_000,
      recall: async () => other,
      note: async (_id: string, text: string) => {
        other = text;
      },
    };
    const elsewhere = async (day: number) => {
      now = `2026-06-${day}T08:00:00Z`;
      return sync(school({ sheets: { ...sheets, notes } }));
    };
    await elsewhere(10);
    await restored(sheetsOnly, [11, 12]);
    for (const day of [15, 16, 17]) expect((await elsewhere(day)).hold).toBeUndefined();
    expect(await look(18)).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
    await decide(school(), 'goOn', () => 'unused');
    expect((await look(18)).hold).toBeUndefined();
    expect((await elsewhere(19)).hold).toBeUndefined();
  });

  it('stops the letters of a program without a note as well', async () => {
    await restored(sheetsOnly, [11, 12]);
    await look(15);
    const { notes: _, ...sheets } = workbook.sheets;
    now = '2026-06-16T07:00:00Z';
    expect(await sync(school({ sheets }))).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
  });

  it('gives new people the codes that they had', async () => {
    const back = restorer(workbook.emulator.store, sheetsOnly());
    const newcomer = ['Тестовая Дарья', 'учитель', 'darya@example.org', null, null, null, '11.06.2026'];
    await workbook.type('Участники!B6:H6', [newcomer]);
    await look(11);
    expect((await codes())['darya@example.org']).toBe('К-05');
    back();
    await look(12);
    await decide(school(), 'goOn', () => 'unused');
    await workbook.type('Участники!B6:H7', [
      ['Тестовая Елена', 'учитель', 'elena@example.org', null, null, null, null],
      newcomer,
    ]);
    for (const day of [12, 15, 16, 19]) await look(day);
    expect(await codes()).toMatchObject({ 'darya@example.org': 'К-05', 'elena@example.org': 'К-06' });
    expect(twice(keys)).toEqual([]);
  });

  it('is not assumed if the note is lost, the program moved, or another program writes meanwhile', async () => {
    const { notes: _, ...sheets } = workbook.sheets;
    now = '2026-06-11T07:00:00Z';
    await sync(school({ sheets }));
    expect((await look(12)).hold).toBeUndefined();
    const forgetful = {
      ...workbook.sheets,
      notes: { room: 3_000, recall: async () => undefined, note: async () => undefined },
    };
    now = '2026-06-15T07:00:00Z';
    expect((await sync(school({ sheets: forgetful }))).hold).toBeUndefined();
    expect((await look(16)).hold).toBeUndefined();
  });
});

describe('hidden data that somebody deleted', () => {
  const deleteMark = (metadataKey: string) =>
    workbook.rearrange({ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey } } } });
  const deleteMarkerTab = async () => {
    const { markerSheetId } = await workbook.read();
    await workbook.rearrange({ deleteSheet: { sheetId: markerSheetId } });
    await workbook.install();
  };
  const wipeMemory = async () => {
    const { markerSheetId } = await workbook.read();
    await workbook.rearrange({ updateCells: { range: { sheetId: markerSheetId }, fields: 'userEnteredValue' } });
  };
  const noted = async () =>
    JSON.parse((await workbook.sheets.notes?.recall(workbook.spreadsheetId)) ?? '{}').seal.revision;
  const exchangeCodes = () => act('people', sortAlone('code'));

  it('the seal: letters wait until the curator decides, and the note keeps its revision', async () => {
    const revision = await noted();
    await deleteMark('nastavnik.memory');
    for (const day of [11, 12, 15]) expect(await look(day)).toMatchObject({ sent: 0, hold: { cause: 'restored' } });
    expect(await noted()).toBe(revision);
    await decide(school(), 'goOn', () => 'unused');
    for (const day of LATER) expect((await look(day)).hold).toBeUndefined();
    expect(await noted()).toBeGreaterThan(revision);
    expect(twice(keys)).toEqual([]);
  });

  it('the seal, for a program without a note: the memory counts as damaged', async () => {
    await deleteMark('nastavnik.memory');
    const { notes: _, ...sheets } = workbook.sheets;
    now = '2026-06-11T07:00:00Z';
    expect(await sync(school({ sheets }))).toMatchObject({ sent: 0, hold: { cause: 'lost' } });
  });

  it.each([
    ['the text of the memory', wipeMemory],
    ['the hidden tab', deleteMarkerTab],
  ])('%s, and codes exchanged as well: nobody gets a colleague’s code', async (_, lose) => {
    const before = await codes();
    await lose();
    await exchangeCodes();
    expect(await look(11)).toMatchObject({ sent: 0, hold: { cause: 'lost' } });
    await decide(school(), 'goOn', () => 'unused');
    await look(11);
    expect(await codes()).toEqual(before);
  });

  it('the secret, and all codes as well: each person gets the former code again', async () => {
    const before = await codes();
    await deleteMark('nastavnik.secret');
    await workbook.install();
    await act('people', clearColumn('code'));
    for (const day of LATER) await look(day);
    expect(await codes()).toEqual(before);
    expect(twice(keys)).toEqual([]);
  });

  it('the memory and the seal of a copy: the forms still show that it is a copy', async () => {
    const { rootUrl = '', auth } = bearerAccess(workbook.emulator.url, SERVICE);
    const { data } = await drive({ version: 'v3', rootUrl, auth }).files.copy({ fileId: workbook.spreadsheetId });
    const spreadsheetId = data.id ?? '';
    const { markerSheetId: sheetId } = await readWorkbook(workbook.sheets, spreadsheetId);
    const dataFilter = { developerMetadataLookup: { metadataKey: 'nastavnik.memory' } };
    const requests = [
      { deleteDeveloperMetadata: { dataFilter } },
      { updateCells: { range: { sheetId }, fields: 'userEnteredValue' } },
    ];
    await workbook.owner.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    now = '2026-06-11T07:00:00Z';
    expect(await sync(school({ spreadsheetId }))).toMatchObject({ sent: 0, hold: { cause: 'copy' } });
  });
});

it('an erasure in a copy leaves the answers of the original', async () => {
  const { rootUrl = '', auth } = bearerAccess(workbook.emulator.url, SERVICE);
  const { data } = await drive({ version: 'v3', rootUrl, auth }).files.copy({ fileId: workbook.spreadsheetId });
  const spreadsheetId = data.id ?? '';
  await workbook.owner.spreadsheets.values.append({
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
  now = '2026-06-11T07:00:00Z';
  const report = await erasePerson(school({ spreadsheetId }), responses, drafts, 'К-02');
  expect(removed).toEqual([]);
  expect(report.byHand.join()).toContain('Эта таблица – копия');
  expect((await codes())[EMAILS[1] ?? '']).toBe('К-02');
});

it('a person whose address is also a colleague’s can be erased, and the colleague keeps everything', async () => {
  await workbook.type('Участники!D4', [[EMAILS[1] ?? '']]);
  await look(11);
  const others = async () => (await programme()).tables.people.filter(({ code }) => code !== 'К-03');
  const before = (await others()).map(({ code, name, email }) => [code, name, email]);
  expect((await erase('К-03', 11)).remains).toEqual([]);
  expect((await others()).map(({ code, name, email }) => [code, name, email])).toEqual(before);
  expect((await programme()).tables.people.find(({ code }) => code === 'К-03')?.name).toBeUndefined();
});

it('the withdrawal of a person whose address is also a colleague’s can be recorded', async () => {
  await workbook.type('Участники!D4', [[EMAILS[1] ?? '']]);
  await look(11);
  await recordWithdrawal(school(), 'К-03', ' 10.06.2026');
  expect((await programme()).tables.consents.findLast(({ code }) => code === 'К-03')).toMatchObject({
    decision: 'withdrawn',
    decidedOn: '2026-06-10',
  });
});

describe('a hidden tab that was damaged', () => {
  const spoil = async () => {
    const { markerSheetId } = await workbook.read();
    await workbook.rearrange({
      updateCells: { range: { sheetId: markerSheetId }, fields: 'userEnteredValue' },
    });
  };

  it('is written again if the tabs are complete', async () => {
    await spoil();
    expect((await look(11)).hold).toBeUndefined();
    expect((await workbook.read()).remembered.memory?.letters.size).toBeGreaterThan(3);
    await act('outbox', deleteRows(0, 900));
    for (const day of LATER) await look(day);
    expect(twice(keys)).toEqual([]);
  });

  it('stops all letters if rows of «Рассылка» are missing as well, until the curator decides', async () => {
    const sent = keys.length;
    await spoil();
    await act('outbox', deleteRows(0, 900));
    expect(await look(11)).toMatchObject({ sent: 0, hold: { cause: 'lost', missing: expect.any(Number) } });
    await decide(school(), 'goOn', () => 'unused');
    expect((await look(11)).hold).toBeUndefined();
    // The note outside the workbook still lists the letters.
    expect(twice(keys)).toEqual([]);
    expect(keys.length).toBeGreaterThanOrEqual(sent);
  });

  it('still lets a person be erased: the note forgets the digests, and nobody else gets the code', async () => {
    const noted = async () => JSON.parse((await workbook.sheets.notes?.recall(workbook.spreadsheetId)) ?? '{}').people;
    const own = (all: [number, string[]][]) => all.find(([number]) => number === 2)?.[1];
    expect(own(await noted())).toHaveLength(2);
    await spoil();
    await act('outbox', deleteRows(0, 3));
    await erase('К-02', 11);
    expect((await look(11)).hold).toMatchObject({ cause: 'lost' });
    expect(own(await noted())).toEqual(['erased']);
    await decide(school(), 'goOn', () => 'unused');
    await workbook.type('Участники!B3:D3', [['Новенькая Жанна', 'учитель', 'zhanna@example.org']]);
    await look(12);
    expect((await codes())['zhanna@example.org']).toBe('К-05');
  });

  it('that was deleted is restored by the installer, and no letter goes twice', async () => {
    const { markerSheetId } = await workbook.read();
    await workbook.rearrange({ deleteSheet: { sheetId: markerSheetId } });
    await expect(look(11)).rejects.toMatchObject({ code: 'notInstalled' });
    await workbook.install();
    for (const day of LATER) expect((await look(day)).hold).toBeUndefined();
    expect(twice(keys)).toEqual([]);
  });
});

it('no letter goes twice, whatever people do to the tabs, and on which days', async () => {
  const tabs = fc.constantFrom('outbox', 'people', 'settings', 'consents', 'roadmap', 'stages', 'journal', 'today');
  const ofOutbox = fc.constantFrom('noticeKey', 'status', 'sentAt', 'dueOn', 'code', 'notice', 'messageId', 'attempts');
  const acts = fc.oneof(
    fc.record({ tab: fc.constant('outbox'), how: fc.oneof(ofOutbox.map(clearColumn), ofOutbox.map(sortAlone)) }),
    fc.record({
      tab: fc.constant('outbox'),
      how: fc
        .tuple(ofOutbox, fc.constantFrom('отменено', 'отправлено', 'К-09', '1', 'нет', '01.06.2026'))
        .map(([key, word]) => typeOver(key, word)),
    }),
    fc.record({
      tab: fc.constant('people'),
      how: fc.constantFrom(clearColumn('code'), sortAlone('code'), clearColumn('email'), clearColumn('name')),
    }),
    fc.record({
      tab: tabs,
      how: fc.oneof(
        fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 30 })).map(([at, count]) => deleteRows(at, count)),
        fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 3 })).map(([at, count]) => insertRows(at, count)),
        fc.nat(5).map(copyRow),
        fc.constant(clearTab),
      ),
    }),
  );
  const story = fc.array(fc.record({ act: acts, days: fc.integer({ min: 0, max: 4 }) }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      workbook = await template.open();
      posted = [...first.posted];
      keys = [...first.keys];
      let day = 11;
      for (const { act: one, days } of steps) {
        await act(one.tab, one.how);
        await look(day);
        day = Math.min(28, day + days);
        await look(day);
      }
      expect(twice(keys)).toEqual([]);
      expect(twice(posted.map(({ messageId }) => messageId))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
