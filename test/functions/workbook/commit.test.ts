import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DesiredTable } from '../../../functions/domain/desired.ts';
import type { TableName } from '../../../functions/domain/programme.ts';
import { diff } from '../../../functions/workbook/diff.ts';
import type { CellChange, Snapshot } from '../../../functions/workbook/snapshot.ts';
import { commit, commitAndRepair } from '../../../functions/workbook/workbook.ts';
import type { Raw } from '../../../sheets-schema/cell.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from '../jobs/school-kit.ts';
import { wantedValues } from './random-rows.ts';

const allTables = Object.values(tables) as Table[];

let template: SchoolTemplate;
let school: TestSchool;
beforeAll(async () => {
  template = await buildSchoolTemplate();
  return () => template.remove();
});
beforeEach(async () => {
  school = await template.open();
  return () => school.close();
});

/** Every filled cell of the workbook: tab, row and column → value. */
function filled({ tabs }: Snapshot): Map<string, Raw> {
  const found = new Map<string, Raw>();
  for (const [name, { cells }] of tabs) {
    cells.forEach((row, at) => {
      row.forEach((cell, column) => {
        if (cell !== undefined) found.set(`${name} ${at}:${column}`, cell);
      });
    });
  }
  return found;
}

function sheetId(snapshot: Snapshot, name: string): number {
  return snapshot.tabs.get(name)?.sheetId ?? -1;
}

const put = (tab: string, row: number, column: number, value: Raw): CellChange => ({
  kind: 'set',
  tab,
  row,
  column,
  value,
});

describe('a commit', () => {
  const kept = allTables.filter(({ columns }) => Object.values(columns).some(({ owner }) => owner === 'system'));
  /** Possible planned values of one row. As in real plans, a row of a register keeps a key. */
  const anyRow = (table: Table) =>
    wantedValues(table).filter((values) => table.key.every((key) => !(key in values) || (values[key] ?? '') !== ''));
  // Some rows of some tabs. In registers, the first three rows exist, and the others are new.
  const anyPlan: fc.Arbitrary<DesiredTable[]> = fc.subarray(kept, { minLength: 3, maxLength: 12 }).chain((chosen) =>
    fc.tuple(
      ...chosen.map((table) =>
        fc.array(anyRow(table), { minLength: 1, maxLength: 6 }).map(
          (all): DesiredTable => ({
            table: table.name as TableName,
            rows: all.map((values, i) => ({ ...(table.kind === 'register' && i < 3 ? { at: i + 1 } : {}), values })),
          }),
        ),
      ),
    ),
  );

  it.each(['', ' ', 'Анна\u00a0Ивановна ', '\r\n'])(
    'a commit of %j is in its place, as a reading shows it',
    async (value) => {
      const { sheets } = school;
      const rows = [0, 1].map(
        (): CellChange => ({
          kind: 'append',
          tab: 'people',
          cells: new Map([
            [1, 'Тестова'],
            [2, value],
          ]),
        }),
      );
      const filledIn = await commitAndRepair(sheets, await school.read(), [...rows, put('people', 1, 2, value)]);
      const typedOver = await commitAndRepair(sheets, filledIn.snapshot, [put('people', 1, 2, value)]);
      expect([filledIn.moved, typedOver.moved]).toEqual([false, false]);
      expect(filled(typedOver.snapshot)).toEqual(filled(await school.read()));
    },
  );

  it('makes the workbook equal to the returned snapshot and to the plan', async () => {
    const registers = kept.filter(({ kind, initialRows }) => kind === 'register' && !initialRows);
    const seed = registers.flatMap(({ name }) =>
      [1, 2, 3].map((row): CellChange => ({ kind: 'append', tab: name, cells: new Map([[0, row]]) })),
    );
    let snapshot = await commit(school.sheets, await school.read(), seed);
    await fc.assert(
      fc.asyncProperty(anyPlan, async (plan) => {
        const changes = diff(plan, snapshot);
        const before = snapshot;
        snapshot = await commit(school.sheets, before, changes);
        const read = await school.read();
        expect(filled(read)).toEqual(filled(snapshot));
        expect(read.revision).toBe(before.revision + 1);
        const expected = plan.map(({ table, rows }) => ({
          table,
          rows: rows.filter(({ at }) => at !== undefined || tables[table].kind === 'view'),
        }));
        expect(diff(expected, read)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('is one read and one write', async () => {
    const snapshot = await school.read();
    await commit(school.sheets, snapshot, [put('guests', 1, 0, 'Г-1'), put('today', 1, 1, 'дело')]);
    expect(school.sheets.calls).toEqual({ reads: 1, writes: 1 });
  });

  it('leaves one revision mark, its own', async () => {
    await commit(school.sheets, await school.read(), [put('guests', 1, 0, 'Г-1')]);
    await commit(school.sheets, await school.read(), [put('guests', 1, 0, 'Г-2')]);
    const { data } = await school.owner.spreadsheets.get({
      spreadsheetId: school.spreadsheetId,
      fields: 'namedRanges(name)',
    });
    expect(data.namedRanges).toEqual([{ name: expect.stringMatching(/^nastavnik_rev_000003_[a-z0-9]{10}$/) }]);
  });

  it('puts rows below all others, even in a full tab', async () => {
    const first = await school.read();
    await school.rearrange({
      deleteDimension: {
        range: { sheetId: sheetId(first, 'guests'), dimension: 'ROWS', startIndex: 3, endIndex: 150 },
      },
    });
    await school.type('Гости!B3', [['Тестовая Анна']]);
    const changes = Array.from(
      { length: 1500 },
      (_, i): CellChange => ({ kind: 'append', tab: 'guests', cells: new Map([[0, `Г-${i}`]]) }),
    );
    await commit(school.sheets, await school.read(), changes);
    const cells = (await school.read()).tabs.get('guests')?.cells ?? [];
    expect(cells).toHaveLength(3 + 1500);
    expect([cells[2]?.[1], cells[3]?.[0], cells.at(-1)?.[0]]).toEqual(['Тестовая Анна', 'Г-0', 'Г-1499']);
  });

  it('gives the rows of a grown tab the formats and the drop-down lists of the others', async () => {
    const changes = Array.from(
      { length: 300 },
      (_, i): CellChange => ({ kind: 'append', tab: 'pairs', cells: new Map([[0, `П-${i}`]]) }),
    );
    await commit(school.sheets, await school.read(), changes);
    const { data } = await school.owner.spreadsheets.get({
      spreadsheetId: school.spreadsheetId,
      ranges: ["'Пары и группы'!A200:ZZ200", "'Пары и группы'!A300:ZZ300"],
      fields: 'sheets(data(rowData(values(userEnteredFormat,dataValidation))),conditionalFormats)',
    });
    const [before, added] = (data.sheets?.[0]?.data ?? []).map(({ rowData }) => rowData);
    expect(JSON.stringify(before)).toContain('ONE_OF_LIST');
    expect(added).toEqual(before);
  });

  it('makes a view longer than its grid, and shorter again', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ values: { task: `дело ${i + 1}` } }));
    const grown = await commit(
      school.sheets,
      await school.read(),
      diff([{ table: 'today', rows: rows(1200) }], await school.read()),
    );
    expect((await school.read()).tabs.get('today')?.cells).toHaveLength(1201);
    await commit(school.sheets, grown, diff([{ table: 'today', rows: rows(2) }], grown));
    const shrunk = await school.read();
    expect([...filled(shrunk).keys()].filter((place) => /^today [^0]/.test(place))).toEqual(['today 1:1', 'today 2:1']);
  });

  it('writes text as text, whatever it looks like, and reads it back unchanged', async () => {
    const texts = ['=1+1', '+7 900', '-5', '@я', "'кавычка", '007', '01.09.2026', 'TRUE', 'я'.repeat(5000), '👩‍🏫'];
    await commit(
      school.sheets,
      await school.read(),
      texts.map((text, i) => put('journal', i + 1, 4, text)),
    );
    const cells = (await school.read()).tabs.get('journal')?.cells ?? [];
    expect(cells.slice(1).map((row) => row[4])).toEqual(texts);
    const { data } = await school.owner.spreadsheets.get({
      spreadsheetId: school.spreadsheetId,
      ranges: ["'Журнал изменений'!E2"],
      fields: 'sheets(data(rowData(values(userEnteredValue,formattedValue))))',
    });
    const shown = data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0];
    expect(shown).toEqual({ userEnteredValue: { stringValue: '=1+1' }, formattedValue: '=1+1' });
  });

  it('leaves lists, formats and simultaneous edits unchanged', async () => {
    const snapshot = await school.read();
    await school.type('Гости!B2:F2', [['Тестовая Анна', 'методист', 'anna@example.org', '01.09.2026', '=не формула']]);
    const plan: DesiredTable[] = [{ table: 'guests', rows: [{ at: 1, values: { guestId: 'Г-1' } }] }];
    await commit(school.sheets, snapshot, diff(plan, snapshot));
    const { data } = await school.curator.spreadsheets.values.get({
      spreadsheetId: school.spreadsheetId,
      range: 'Гости!A2:G2',
    });
    expect(data.values).toEqual([
      ['Г-1', 'Тестовая Анна', 'методист', 'anna@example.org', '01.09.2026', '=не формула'],
    ]);
  });
});

describe('if two write on the same revision', () => {
  it('the second is refused, and writes nothing', async () => {
    const snapshot = await school.read();
    await commit(school.sheets, snapshot, [put('guests', 1, 0, 'Г-1')]);
    const late = commit(school.sheets, snapshot, [
      put('guests', 1, 0, 'Г-2'),
      put('guests', 2, 0, 'Г-3'),
      put('today', 1, 1, 'нет'),
    ]);
    await expect(late).rejects.toMatchObject({ name: 'WorkbookError', code: 'conflict', cause: { code: 'INVALID' } });
    const read = await school.read();
    expect(read.revision).toBe(snapshot.revision + 1);
    expect(
      read.tabs
        .get('guests')
        ?.cells.slice(1)
        .map((row) => row[0]),
    ).toEqual(['Г-1']);
    expect(read.tabs.get('today')?.cells).toHaveLength(1);
  });

  it('one of many simultaneous commits wins', async () => {
    const snapshot = await school.read();
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => commit(school.sheets, snapshot, [put('guests', 1, 0, `Г-${i}`)])),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' });
    expect((await school.read()).revision).toBe(snapshot.revision + 1);
  });

  it('the second commit succeeds after it has read the workbook again', async () => {
    const snapshot = await school.read();
    await commit(school.sheets, snapshot, [put('guests', 1, 0, 'Г-1')]);
    await commit(school.sheets, await school.read(), [put('guests', 2, 0, 'Г-2')]);
    expect((await school.read()).revision).toBe(snapshot.revision + 2);
  });

  it('a request that Google refuses for another reason is no conflict', async () => {
    const wrong = commit(school.sheets, await school.read(), [put('guests', 1, 500, 'далеко')]);
    await expect(wrong).rejects.toMatchObject({ name: 'GoogleError', code: 'INVALID' });
  });
});

describe('a spreadsheet without our mark', () => {
  it('is not read, and says what to do', async () => {
    const { markerSheetId } = await school.read();
    await school.rearrange({ deleteSheet: { sheetId: markerSheetId } });
    await expect(school.read()).rejects.toMatchObject({
      name: 'WorkbookError',
      code: 'notInstalled',
      message: 'В таблице нет отметки «Наставника». Запустите установку ещё раз.',
    });
  });

  it('is not written either', async () => {
    const snapshot = await school.read();
    await school.rearrange({ deleteSheet: { sheetId: snapshot.markerSheetId } });
    await expect(commit(school.sheets, snapshot, [put('guests', 1, 0, 'Г-1')])).rejects.toThrow();
    const { data } = await school.curator.spreadsheets.values.get({
      spreadsheetId: school.spreadsheetId,
      range: 'Гости!A2',
    });
    expect(data.values).toBeUndefined();
  });
});
