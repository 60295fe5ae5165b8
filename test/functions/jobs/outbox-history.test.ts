import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { School } from '../../../functions/jobs/school.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import {
  clearColumn,
  clearTab,
  copyAll,
  copyRow,
  deleteRows,
  insertRows,
  sortAlone,
  sortRows,
  typeOver,
} from '../../../simulation/campaign/user-actions.ts';
import { withUserEdits } from '../workbook/user-edits.ts';
import { LATER, schoolWithPast, twice } from './past-kit.ts';

const past = schoolWithPast();

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
    const expected = await past.undisturbed();
    await past.act('outbox', how);
    for (const day of LATER) expect((await past.run(day)).hold).toBeUndefined();
    expect(past.keys.slice(past.first.keys.length).sort()).toEqual(expected);
    expect(twice(past.posted.map(({ messageId }) => messageId))).toEqual([]);
  });

  it('the keys typed over and then the states sorted alone: the third run changes nothing', async () => {
    await past.reopen();
    for (const how of [typeOver('noticeKey', 'отменено'), sortAlone('status')]) {
      await past.act('outbox', how);
      await past.run(11);
      await past.run(11);
      expect(await past.run(11)).toMatchObject({ changes: 0, sent: 0 });
    }
    expect(twice(past.keys)).toEqual([]);
  });

  it('the rows of «Рассылка» come back with the same content, and a second run changes nothing', async () => {
    const before = (await past.programme()).tables.outbox.filter(({ status }) => status === 'sent');
    await past.act('outbox', deleteRows(0, 900));
    await past.run(10);
    const after = (await past.programme()).tables.outbox.filter(({ status }) => status === 'sent');
    const said = (rows: typeof before) =>
      rows.map(({ noticeKey, notice, code, sentAt }) => [noticeKey, notice, code, sentAt?.slice(0, 10)]).sort();
    expect(said(after)).toEqual(said(before));
    expect(after.every(({ detail }) => detail?.startsWith('Строка была удалена.'))).toBe(true);
    expect(await past.run(10)).toMatchObject({ changes: 0, sent: 0 });
  });

  it.each([clearColumn('status'), typeOver('status', 'в очереди')])(
    'no row is added for a row without a state',
    async (how) => {
      const before = (await past.programme()).tables.outbox.length;
      await past.act('outbox', how);
      await past.run(10);
      expect((await past.programme()).tables.outbox).toHaveLength(before);
    },
  );

  it('if rows of «Рассылка» are sorted during a write, the memory has the content of the corrected rows', async () => {
    let sorted = false;
    const sheets: School['sheets'] = {
      ...past.workbook.sheets,
      write: async (...call) => {
        if (!sorted) await past.act('outbox', sortRows('dueOn', 'DESCENDING'));
        sorted = true;
        return past.workbook.sheets.write(...call);
      },
    };
    past.now = '2026-06-11T07:00:00Z';
    const { changes } = await sync(past.school({ sheets }));
    expect(changes).toBeGreaterThan(0);
    const { remembered } = await past.workbook.read();
    const gone = (await past.programme()).tables.outbox.filter(({ status }) => status === 'sent');
    expect([...(remembered.memory?.letters.keys() ?? [])].sort()).toEqual(
      gone.map(({ noticeKey }) => noticeKey).sort(),
    );
    for (const day of LATER) expect((await past.run(day)).hold).toBeUndefined();
    expect(twice(past.keys)).toEqual([]);
  });

  it.each([
    ['before it says what is sent', 1],
    ['before it says what became of it', 2],
  ])('all its rows copied during a write, %s: no letter goes twice', async (_, write) => {
    const expected = await past.undisturbed();
    let copied = false;
    const sheets = withUserEdits(past.workbook.sheets, async (written) => {
      if (written === write) await past.act('outbox', copyAll);
      copied ||= written === write;
    });
    past.now = '2026-06-11T07:00:00Z';
    expect((await sync(past.school({ sheets }))).sent).toBeGreaterThan(0);
    expect(copied).toBe(true);
    for (const day of LATER.slice(1)) expect((await past.run(day)).hold).toBeUndefined();
    expect(past.keys.slice(past.first.keys.length).sort()).toEqual(expected);
    expect(twice(past.posted.map(({ messageId }) => messageId))).toEqual([]);
    const { outbox } = (await past.programme()).tables;
    const states = outbox.flatMap(({ noticeKey, status }) => (past.keys.includes(noticeKey ?? '') ? [status] : []));
    expect(new Set(states)).toEqual(new Set(['sent']));
  });

  it('a tab that was deleted and installed again is filled again', async () => {
    const { tabs } = await past.workbook.read();
    await past.workbook.rearrange({ deleteSheet: { sheetId: tabs.get('outbox')?.sheetId ?? -1 } });
    expect((await past.run(11)).sent).toBe(0);
    await past.workbook.install();
    const expected = past.first.keys.length;
    await past.run(11);
    expect(
      (await past.programme()).tables.outbox.filter(({ status }) => status === 'sent').length,
    ).toBeGreaterThanOrEqual(expected);
    expect(twice(past.keys)).toEqual([]);
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
      await past.reopen();
      let day = 11;
      for (const { act: one, days } of steps) {
        await past.act(one.tab, one.how);
        await past.run(day);
        day = Math.min(28, day + days);
        await past.run(day);
      }
      expect(twice(past.keys)).toEqual([]);
      expect(twice(past.posted.map(({ messageId }) => messageId))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
