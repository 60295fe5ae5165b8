import { describe, expect, it } from 'vitest';
import { recordWithdrawal } from '../../../functions/jobs/record-withdrawal.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import {
  clearColumn,
  deleteRows,
  pullUp,
  pushDown,
  sortAlone,
  typeOver,
} from '../../../simulation/campaign/user-actions.ts';
import { withUserEdits } from '../workbook/user-edits.ts';
import { EMAILS, LATER, schoolWithPast, twice } from './past-kit.ts';

const past = schoolWithPast();

describe('a participant’s code', () => {
  it.each([
    ['wiped', clearColumn('code')],
    ['typed over', typeOver('code', 'К-77')],
    ['typed over with what is no code', typeOver('code', 'нет')],
    ['sorted alone', sortAlone('code')],
  ])('%s comes back to its own row', async (_, how) => {
    const before = await past.codes();
    await past.act('people', how);
    expect((await past.run(11)).hold).toBeUndefined();
    expect(await past.codes()).toEqual(before);
    for (const day of LATER) await past.run(day);
    expect(twice(past.keys)).toEqual([]);
  });

  it('comes back to a row with only the address or only the name', async () => {
    const before = await past.codes();
    await past.act('people', clearColumn('code'));
    await past.workbook.type('Участники!B2:B3', [['Тестовая Анна Петровна'], ['Тестовый Б.']]);
    await past.workbook.type('Участники!D4:D5', [['vera.new@example.org'], ['galina.new@example.org']]);
    await past.run(11);
    const after = await past.codes();
    expect([after[EMAILS[0] ?? ''], after[EMAILS[1] ?? '']]).toEqual([
      before[EMAILS[0] ?? ''],
      before[EMAILS[1] ?? ''],
    ]);
    expect([after['vera.new@example.org'], after['galina.new@example.org']]).toEqual([
      before[EMAILS[2] ?? ''],
      before[EMAILS[3] ?? ''],
    ]);
  });

  it('the code of a deleted row goes to nobody else, and returns to the same person', async () => {
    const before = await past.codes();
    await past.act('people', deleteRows(3, 1));
    await past.run(11);
    await past.workbook.type('Участники!B5:D6', [
      ['Тестовая Дарья', 'учитель', 'darya@example.org'],
      ['Тестовая Галина', 'учитель', EMAILS[3] ?? ''],
    ]);
    await past.run(12);
    const after = await past.codes();
    expect(after['darya@example.org']).toBe('К-05');
    expect(after[EMAILS[3] ?? '']).toBe(before[EMAILS[3] ?? '']);
    expect(after[EMAILS[3] ?? '']).toBe('К-04');
  });

  const coded = async () =>
    (await past.programme()).tables.people.flatMap(({ name, code }) => (code ? [[name, code]] : []));
  const isStopped = async () =>
    (await past.programme()).tables.problems.some(({ reason }) => reason?.includes('перемешаны'));

  it.each([
    ['before the newcomer has a code', 1],
    ['after the newcomer has a code', 2],
  ])('goes to nobody else if cells are pushed down, %s; work waits until they are back', async (_, write) => {
    const before = await coded();
    await past.workbook.type('Участники!B6:H6', [
      ['Тестовая Дарья', 'учитель', 'darya@example.org', null, null, null, '11.06.2026'],
    ]);
    let written = 0;
    const sheets = withUserEdits(past.workbook.sheets, async (each) => {
      written = each;
      if (each === write) await past.act('people', pushDown(['code', 'name'], 1));
    });
    past.now = '2026-06-11T07:00:00Z';
    await sync(past.school({ sheets }));
    expect(written).toBeGreaterThanOrEqual(write);
    const sent = past.keys.length;
    for (const day of [12, 15]) expect(await past.run(day)).toMatchObject({ sent: 0 });
    expect(await isStopped()).toBe(true);
    expect(past.keys).toHaveLength(sent);
    expect((await coded()).filter(([name]) => name !== 'Тестовая Дарья')).toEqual(before);
    await past.act('people', pullUp(['code', 'name'], 1));
    for (const day of [16, 17, 18, 19]) await past.run(day);
    expect(await isStopped()).toBe(false);
    expect(await coded()).toEqual([...before, ['Тестовая Дарья', 'К-05']]);
    expect(twice(past.keys)).toEqual([]);
    expect(twice(past.posted.map(({ messageId }) => messageId))).toEqual([]);
  });

  it.each([
    ['names sorted alone', sortAlone('name')],
    ['addresses sorted alone', sortAlone('email')],
    ['names pushed down', pushDown(['name', 'name'], 1)],
    ['codes and names pushed down at the last row', pushDown(['code', 'name'], 3)],
  ])('%s: nobody gets a letter at a colleague’s address', async (_, how) => {
    const before = await coded();
    const sent = past.keys.length;
    await past.act('people', how);
    for (const day of [11, 12]) await past.run(day);
    expect(await isStopped()).toBe(true);
    expect(past.keys).toHaveLength(sent);
    const codesOf = (all: typeof before) => all.map(([, code]) => code).sort();
    expect(codesOf(await coded())).toEqual(codesOf(before));
  });

  it('stays if an address moves to a colleague, or two addresses are exchanged with a run in between', async () => {
    const before = await coded();
    await past.workbook.type('Участники!D2:D3', [['anna.new@example.org'], [EMAILS[0] ?? '']]);
    await past.run(11);
    expect(await isStopped()).toBe(false);
    await past.workbook.type('Участники!D4:D5', [[EMAILS[3] ?? ''], [EMAILS[2] ?? '']]);
    await past.run(12);
    expect(await isStopped()).toBe(true);
    await past.workbook.type('Участники!D4:D5', [[''], ['']]);
    await past.run(15);
    expect(await isStopped()).toBe(false);
    await past.workbook.type('Участники!D4:D5', [[EMAILS[3] ?? ''], [EMAILS[2] ?? '']]);
    await past.run(16);
    expect(await isStopped()).toBe(false);
    expect(await coded()).toEqual(before);
  });

  const NEWCOMER = ['Новенькая Жанна Петровна', 'учитель', 'zhanna@example.org'];

  it('the code of an erased person goes to nobody who is written into the empty row', async () => {
    await past.erase('К-02', 11);
    await past.workbook.type('Участники!B3:D3', [NEWCOMER]);
    const erased = async () => (await past.codes())['zhanna@example.org'];
    await past.run(12);
    expect(await erased()).toBe('К-05');
    await past.workbook.type('Участники!A3', [['К-02']]);
    for (const day of [12, 15]) await past.run(day);
    expect(await erased()).toBe('К-05');
    expect(
      (await past.run(15)).plan.programmeState.intake.consents.withdrawnOn('К-05', 'processing', '2026-06-15'),
    ).toBe(undefined);
  });

  const replaced = async () =>
    (await past.programme()).tables.problems.filter(({ reason }) => reason?.includes('другое имя'));

  it.each([
    ['at once', [NEWCOMER]],
    ['the name alone', [NEWCOMER.slice(0, 1)]],
    ['first the address, then the name', [[null, null, NEWCOMER[2] ?? ''], NEWCOMER]],
    ['emptied before', [['', '', ''], NEWCOMER]],
  ])('goes to nobody who is written over its owner, %s; work waits until the owner is back', async (_, steps) => {
    const [owner = []] =
      (
        await past.workbook.curator.spreadsheets.values.get({
          spreadsheetId: past.workbook.spreadsheetId,
          range: 'Участники!B3:D3',
        })
      ).data.values ?? [];
    for (const step of steps) {
      await past.workbook.type('Участники!B3:D3', [step]);
      await past.run(11);
    }
    const sent = past.keys.length;
    for (const day of [12, 15]) expect(await past.run(day)).toMatchObject({ sent: 0 });
    expect(await replaced()).toEqual([expect.objectContaining({ cell: 'строка 3', code: 'К-02' })]);
    expect(past.keys).toHaveLength(sent);
    await past.workbook.type('Участники!B3:D3', [owner]);
    await past.workbook.type('Участники!B6:D6', [NEWCOMER]);
    await past.run(16);
    expect(await replaced()).toEqual([]);
    expect(await past.codes()).toMatchObject({ [EMAILS[1] ?? '']: 'К-02', 'zhanna@example.org': 'К-05' });
    expect(twice(past.keys)).toEqual([]);
  });

  it.each([
    ['after a marriage, with another address', [['Примерова Анна Ивановна', 'учитель', 'primerova@example.org']]],
    [
      'if a whole new name first stands beside the former',
      [['Жизель Примерова (Тестовая Анна)'], ['Жизель Примерова']],
    ],
  ])('stays %s', async (_, steps) => {
    for (const [i, step] of steps.entries()) {
      await past.workbook.type('Участники!B2', [step]);
      await past.run(11 + i);
    }
    expect(await replaced()).toEqual([]);
    expect((await past.programme()).tables.people.find(({ code }) => code === 'К-01')?.name).toBe(steps.at(-1)?.[0]);
  });

  it('passes to the right name if a row without letters and consents had a placeholder', async () => {
    await past.workbook.type('Участники!B6', [['Вакансия']]);
    await past.run(11);
    await past.workbook.type('Участники!B6:D6', [NEWCOMER]);
    await past.run(12);
    expect(await replaced()).toEqual([]);
    expect((await past.codes())['zhanna@example.org']).toBe('К-05');
  });

  it('is new for a namesake', async () => {
    await past.workbook.type('Участники!B6:D6', [['Тестовая Вера', 'учитель', 'other.vera@example.org']]);
    await past.run(11);
    // The namesake has no code until the curator marks them as another person.
    expect((await past.codes())['other.vera@example.org']).toBeUndefined();
    await past.workbook.type('Участники!B6', [['Тестовая Вера (начальные классы)']]);
    await past.run(12);
    expect((await past.codes())['other.vera@example.org']).toBe('К-05');
  });
});

it('a person whose address is also a colleague’s can be erased, and the colleague keeps everything', async () => {
  await past.workbook.type('Участники!D4', [[EMAILS[1] ?? '']]);
  await past.run(11);
  const others = async () => (await past.programme()).tables.people.filter(({ code }) => code !== 'К-03');
  const before = (await others()).map(({ code, name, email }) => [code, name, email]);
  expect((await past.erase('К-03', 11)).remains).toEqual([]);
  expect((await others()).map(({ code, name, email }) => [code, name, email])).toEqual(before);
  expect((await past.programme()).tables.people.find(({ code }) => code === 'К-03')?.name).toBeUndefined();
});

it('the withdrawal of a person whose address is also a colleague’s can be recorded', async () => {
  await past.workbook.type('Участники!D4', [[EMAILS[1] ?? '']]);
  await past.run(11);
  await recordWithdrawal(past.school(), 'К-03', ' 10.06.2026');
  expect((await past.programme()).tables.consents.findLast(({ code }) => code === 'К-03')).toMatchObject({
    decision: 'withdrawn',
    decidedOn: '2026-06-10',
  });
});
