import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DesiredRow, DesiredTable } from '../../../functions/domain/desired.ts';
import type { TableName } from '../../../functions/domain/programme.ts';
import { diff } from '../../../functions/workbook/diff.ts';
import { layouts } from '../../../functions/workbook/layout.ts';
import { apply, lastRow, type Snapshot, type Tab } from '../../../functions/workbook/snapshot.ts';
import type { Raw } from '../../../sheets-schema/cell.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { wantedValues } from './random-rows.ts';

const allTables = Object.values(tables) as Table[];
const RUNS = { numRuns: 40 };

function snapshotOf(tab: Tab): Snapshot {
  return {
    spreadsheetId: 'id',
    revision: 1,
    markerSheetId: 0,
    secret: 'x'.repeat(32),
    tabs: new Map([[tab.layout.name, tab]]),
    forms: new Map(),
    remembered: { rowCount: 1, pages: [], marks: {} },
  };
}

function tabOf(snapshot: Snapshot, name: string): Tab {
  const tab = snapshot.tabs.get(name);
  if (!tab) throw new Error(`There is no tab ${name}`);
  return tab;
}

/** A tab after people's changes: columns in any order with other columns between them, and cells filled or empty. */
function anyTab(table: Table): fc.Arbitrary<Tab> {
  const layout = layouts.find(({ name }) => name === table.name);
  if (!layout) throw new Error(`There is no layout ${table.name}`);
  const width = layout.columns.length + 2;
  const places = fc.shuffledSubarray(
    Array.from({ length: width }, (_, i) => i),
    { minLength: layout.columns.length, maxLength: layout.columns.length },
  );
  const cell: fc.Arbitrary<Raw | undefined> = fc.option(
    fc.oneof(fc.string({ minLength: 1 }), fc.double({ noNaN: true }), fc.boolean()),
    { nil: undefined, freq: 2 },
  );
  const rows = fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 });
  return fc.record({ places, rows }).map(({ places, rows }) => ({
    layout,
    sheetId: 7,
    title: table.title,
    rowCount: 1000,
    columnCount: width,
    columns: new Map(layout.columns.map(({ key }, i) => [key, places[i] ?? 0])),
    cells: [layout.columns.map(({ header }) => header), ...rows],
    links: new Map(),
    marks: new Map(),
  }));
}

interface Case {
  readonly tab: Tab;
  readonly rows: readonly DesiredRow[];
}

/** A tab and a plan for it: rows of a view, or changed and new rows of a register. */
function anyCase(table: Table): fc.Arbitrary<Case> {
  return anyTab(table).chain((tab) => {
    const fresh = fc
      .array(wantedValues(table), { maxLength: 5 })
      .map((all) => all.map((values): DesiredRow => ({ values })));
    if (table.kind === 'view') return fc.record({ tab: fc.constant(tab), rows: fresh });
    const existing = Array.from({ length: lastRow(tab) }, (_, i) => i + 1);
    const changed = fc
      .subarray(existing)
      .chain((places) =>
        fc.tuple(...places.map((at) => wantedValues(table).map((values): DesiredRow => ({ at, values })))),
      );
    return fc.record({ tab: fc.constant(tab), rows: fc.tuple(changed, fresh).map(([a, b]) => [...a, ...b]) });
  });
}

const want = (tab: Tab, rows: readonly DesiredRow[]): DesiredTable[] => [{ table: tab.layout.name as TableName, rows }];

/** The planned rows once they are written. The new rows have places below the old rows. */
function settled(tab: Tab, rows: readonly DesiredRow[]): readonly DesiredRow[] {
  if (tab.layout.kind === 'view') return rows;
  let next = lastRow(tab) + 1;
  return rows.map((row) => (row.at === undefined ? { ...row, at: next++ } : row));
}

const isEmpty = (row: DesiredRow) =>
  Object.values(row.values).every(
    (value) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0),
  );

describe.each(allTables)('a plan for «$title»', (table) => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyCase(table), ({ tab, rows }) => {
        // A row without content does not count as a row, so it cannot keep its place.
        fc.pre(table.kind === 'view' || !rows.some(isEmpty));
        const before = snapshotOf(tab);
        const after = apply(diff(want(tab, rows), before), before, 2);
        expect(diff(want(tab, settled(tab, rows)), after)).toEqual([]);
        expect(after.revision).toBe(2);
      }),
      RUNS,
    );
  });

  it('never changes the header, people’s texts, or columns that people added', () => {
    fc.assert(
      fc.property(anyCase(table), ({ tab, rows }) => {
        const system = new Set(
          tab.layout.columns.filter(({ owner }) => owner === 'system').map(({ key }) => tab.columns.get(key)),
        );
        const others = (cells: Tab['cells']) =>
          cells
            .slice(0, tab.cells.length)
            .map((row, at) =>
              at === 0
                ? row
                : Array.from({ length: tab.columnCount }, (_, column) =>
                    system.has(column) ? undefined : row[column],
                  ),
            );
        const before = snapshotOf(tab);
        const { cells } = tabOf(apply(diff(want(tab, rows), before), before, 2), table.name);
        const whole = [...cells, ...Array.from({ length: Math.max(0, tab.cells.length - cells.length) }, () => [])];
        expect(others(whole)).toEqual(others(tab.cells));
      }),
      RUNS,
    );
  });
});

describe('a view', () => {
  const { today } = tables;
  const layout = layouts.find(({ name }) => name === 'today');
  const empty: Tab = {
    layout: layout ?? { name: '', title: '', kind: 'view', key: [], columns: [] },
    sheetId: 1,
    title: today.title,
    rowCount: 1000,
    columnCount: 6,
    columns: new Map(Object.keys(today.columns).map((key, i) => [key, i])),
    cells: [Object.values(today.columns).map(({ header }) => header)],
    links: new Map(),
    marks: new Map(),
  };
  const show = (tab: Tab, rows: readonly Readonly<Record<string, unknown>>[]) => {
    const before = snapshotOf(tab);
    return tabOf(
      apply(
        diff(
          want(
            tab,
            rows.map((values) => ({ values })),
          ),
          before,
        ),
        before,
        2,
      ),
      'today',
    );
  };
  const grid = (tab: Tab) =>
    tab.cells.slice(1, lastRow(tab) + 1).map((row) => Array.from({ length: 6 }, (_, i) => row[i] ?? null));

  it('grows and shrinks with its rows, and keeps no old content', () => {
    const three = show(empty, [
      { urgency: 'overdue', task: 'раз', due: '2026-09-01' },
      { task: 'два', reason: 'так' },
      { task: 'три' },
    ]);
    expect(grid(three)).toEqual([
      ['просрочено', 'раз', null, 46266, null, null],
      [null, 'два', null, null, null, 'так'],
      [null, 'три', null, null, null, null],
    ]);
    const one = show(three, [{ task: 'четыре' }]);
    expect(grid(one)).toEqual([[null, 'четыре', null, null, null, null]]);
    expect(grid(show(one, []))).toEqual([]);
  });
});

describe('a cell with a link', () => {
  const { today } = tables;
  const layout = layouts.find(({ name }) => name === 'today');
  const WHERE = Object.keys(today.columns).indexOf('where');
  /** The change of «Где», whose words and link are these, to the words and the link of a plan. */
  const changeOf = (have: string | undefined, wanted: { text: string; url: string } | undefined, text?: string) => {
    if (!layout) throw new Error('There is no layout of «Сегодня».');
    const tab: Tab = {
      layout,
      sheetId: 1,
      title: today.title,
      rowCount: 10,
      columnCount: 6,
      columns: new Map(Object.keys(today.columns).map((key, i) => [key, i])),
      cells: [[], Array.from({ length: 6 }, (_, i) => (i === WHERE ? text : undefined))],
      links: new Map(have === undefined ? [] : [[`1:${WHERE}`, have]]),
      marks: new Map(),
    };
    const before = snapshotOf(tab);
    return diff(want(tab, [{ values: { task: 'дело', where: wanted } }]), before).filter(
      (change) => change.kind === 'set' && change.column === WHERE,
    );
  };
  const set = (value: string | undefined, link: string | null) => [
    { kind: 'set', tab: 'today', row: 1, column: WHERE, value, link },
  ];
  const inside = { text: 'Пары', url: '#gid=5&range=2:2' };

  it('is written if the words or the link differ', () => {
    expect(changeOf(undefined, inside)).toStrictEqual(set('Пары', inside.url));
    expect(changeOf(undefined, inside, 'Пары'), 'no link').toStrictEqual(set('Пары', inside.url));
    expect(changeOf('#gid=6', inside, 'Пары'), 'another link').toStrictEqual(set('Пары', inside.url));
    expect(changeOf(inside.url, inside, 'Старое'), 'other words').toStrictEqual(set('Пары', inside.url));
    expect(changeOf(inside.url, inside, 'Пары')).toEqual([]);
  });

  it('loses its link with its words', () => {
    expect(changeOf(inside.url, undefined, 'Пары')).toStrictEqual(set(undefined, null));
    expect(changeOf(inside.url, undefined), 'a link without words').toStrictEqual(set(undefined, null));
    expect(changeOf(undefined, undefined)).toEqual([]);
  });

  it('inside the workbook may have the workbook’s address before it; a link to a page may not', () => {
    expect(changeOf(`https://docs.example.org/d/id/edit${inside.url}`, inside, 'Пары')).toEqual([]);
    const page = { text: 'Пары', url: 'https://example.org/a' };
    expect(changeOf('https://example.org/?https://example.org/a', page, 'Пары')).toStrictEqual(set('Пары', page.url));
    expect(changeOf(page.url, page, 'Пары')).toEqual([]);
    expect(changeOf('https://example.org/5', inside, 'Пары'), 'no place').toStrictEqual(set('Пары', inside.url));
  });
});

describe('a register', () => {
  const tab: Tab = {
    layout: layouts.find(({ name }) => name === 'guests') ?? {
      name: '',
      title: '',
      kind: 'register',
      key: [],
      columns: [],
    },
    sheetId: 1,
    title: 'Гости',
    rowCount: 3,
    columnCount: 3,
    columns: new Map([['name', 0]]),
    cells: [['ФИО'], ['Тестовая Анна']],
    links: new Map(),
    marks: new Map(),
  };
  const rows: readonly DesiredRow[] = [{ at: 1, values: { guestId: 'Г-1', invitedOn: '2026-09-01' } }];

  const keyed: Tab = { ...tab, columns: new Map([...tab.columns, ['guestId', 2]]) };

  it('is not written while its key column is missing, because its rows would be written twice', () => {
    expect(diff(want(tab, [...rows, { values: { guestId: 'Г-2' } }]), snapshotOf(tab))).toEqual([]);
  });

  it('works without any other missing column', () => {
    expect(diff(want(keyed, rows), snapshotOf(keyed))).toEqual([
      { kind: 'set', tab: 'guests', row: 1, column: 2, value: 'Г-1' },
    ]);
    const [change] = diff(want(keyed, rows), snapshotOf(keyed));
    expect(change && Object.keys(change), 'no link, as the column has none').not.toContain('link');
    const [added] = diff(want(keyed, [{ values: {} }]), snapshotOf(keyed));
    expect(added).toStrictEqual({ kind: 'append', tab: 'guests', cells: new Map() });
  });

  it('is not written while one of its key columns is missing', () => {
    const plans = layouts.find(({ name }) => name === 'plans');
    if (!plans) throw new Error('There is no layout of «ИПР».');
    const half = { ...tab, layout: plans, columns: new Map([['pairCode', 0]]) };
    expect(diff(want(half, [{ values: { pairCode: 'П-01' } }]), snapshotOf(half))).toEqual([]);
  });

  it('keeps what a plan does not mention', () => {
    const filled = { ...keyed, cells: [['ФИО'], ['Тестовая Анна', undefined, 'Г-1']] };
    expect(diff(want(filled, [{ at: 1, values: {} }]), snapshotOf(filled))).toEqual([]);
    expect(diff(want(filled, [{ at: 1, values: { guestId: undefined } }]), snapshotOf(filled))).toHaveLength(1);
  });

  it('is never written in the staff’s columns, whatever a plan says', () => {
    const changes = diff(
      want(keyed, [
        { at: 1, values: { name: 'Другая', guestId: 'Г-1' } },
        { values: { name: 'Третья', guestId: 'Г-2' } },
      ]),
      snapshotOf(keyed),
    );
    expect(changes).toEqual([
      { kind: 'set', tab: 'guests', row: 1, column: 2, value: 'Г-1' },
      { kind: 'append', tab: 'guests', cells: new Map([[2, 'Г-2']]) },
    ]);
  });

  it('gets its new rows below the last filled row, however many empty rows were read', () => {
    const before = snapshotOf({ ...keyed, cells: [...keyed.cells, [], [undefined, undefined]] });
    const { cells } = tabOf(apply(diff(want(keyed, [{ values: { guestId: 'Г-1' } }]), before), before, 2), 'guests');
    expect(cells).toEqual([['ФИО'], ['Тестовая Анна'], [undefined, undefined, 'Г-1']]);
  });

  it('is skipped if its tab is missing', () => {
    expect(diff(want(tab, rows), { ...snapshotOf(tab), tabs: new Map() })).toEqual([]);
  });
});
