import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layouts } from '../../../functions/workbook/layout.ts';
import { mergedChanges } from '../../../functions/workbook/merged-changes.ts';
import { apply, type CellChange, type Snapshot } from '../../../functions/workbook/snapshot.ts';

const ROWS = 4;
const COLUMNS = 3;

const [layout] = layouts;
if (!layout) throw new Error('There are no tabs.');
const snapshot: Snapshot = {
  spreadsheetId: 'id',
  revision: 1,
  markerSheetId: 0,
  secret: 'x'.repeat(32),
  tabs: new Map([
    [
      layout.name,
      {
        layout,
        sheetId: 1,
        title: layout.title,
        rowCount: ROWS,
        columnCount: COLUMNS,
        columns: new Map(),
        cells: Array.from({ length: ROWS }, (_, row) => Array.from({ length: COLUMNS }, (_, i) => `${row} ${i}`)),
        links: new Map(),
        marks: new Map(),
      },
    ],
  ]),
  forms: new Map(),
  remembered: { rowCount: 1, pages: [], marks: {} },
};

const column = fc.nat(COLUMNS - 1);
const word = fc.constantFrom('a', 'b', 'c');
const link = fc.constantFrom('https://example.org/a', null);
const set = fc.record(
  {
    kind: fc.constant('set' as const),
    tab: fc.constant(layout.name),
    row: fc.nat(ROWS + 3),
    column,
    value: word,
    link,
  },
  { requiredKeys: ['kind', 'tab', 'row', 'column', 'value'] },
);
const append = fc
  .uniqueArray(fc.tuple(column, word), { selector: ([index]) => index, minLength: 1 })
  .map((cells): CellChange => ({ kind: 'append', tab: layout.name, cells: new Map(cells) }));

/** A tab's content. Empty and missing cells count as equal. */
const said = ({ tabs }: Snapshot) => {
  const tab = tabs.get(layout.name);
  return [
    (tab?.cells ?? []).map((row) => Array.from({ length: COLUMNS }, (_, i) => row[i] ?? '')),
    [...(tab?.links ?? [])].sort(),
  ];
};

it('merging turns two steps into one with the same effect, which sets each cell once', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(set, append)), fc.array(set), (first, second) => {
      // Our own steps only set cells in rows that exist, or that an earlier change has added.
      const changes = [...first.filter(({ kind }) => kind === 'append'), ...second];
      const bottom = ROWS + changes.filter(({ kind }) => kind === 'append').length;
      const ours = changes.filter((change) => change.kind === 'append' || change.row < bottom);
      const merged = mergedChanges(ours, snapshot);
      expect(said(apply(merged, snapshot, 2))).toEqual(said(apply(ours, snapshot, 2)));
      const places = merged.flatMap((change) => (change.kind === 'set' ? [`${change.row}:${change.column}`] : []));
      expect(new Set(places).size).toBe(places.length);
      // No cell is set in a row that these changes add.
      expect(merged.every((change) => change.kind === 'append' || change.row < ROWS)).toBe(true);
    }),
  );
});

const at = { kind: 'set', tab: layout.name, row: 1, column: 1 } as const;

it('a later change keeps the link and the note of an earlier one, unless it has its own', () => {
  const merged = (...changes: CellChange[]) => mergedChanges(changes, snapshot)[0];
  const noted = { ...at, value: 'a', note: 'n', link: 'l' };
  expect(merged(noted, { ...at, value: 'b' })).toStrictEqual({ ...noted, value: 'b' });
  expect(merged(noted, { ...at, value: 'b', note: null, link: null })).toStrictEqual({
    ...at,
    value: 'b',
    note: null,
    link: null,
  });
  expect(merged({ ...at, value: 'a' }, { ...at, value: 'b' })).toStrictEqual({ ...at, value: 'b' });
});

it('a change of an added row goes into the row', () => {
  const added: CellChange = { kind: 'append', tab: layout.name, cells: new Map([[0, 'a']]) };
  const set = (value: string | undefined, link?: string | null): CellChange => ({
    ...at,
    row: ROWS,
    column: 0,
    value,
    ...(link === undefined ? {} : { link }),
  });
  expect(mergedChanges([added, set('b')], snapshot)).toStrictEqual([{ ...added, cells: new Map([[0, 'b']]) }]);
  expect(mergedChanges([added, set('b', 'l'), set('c', null)], snapshot)).toStrictEqual([
    { ...added, cells: new Map([[0, 'c']]) },
  ]);
});

it('rows added to a tab that is missing stay apart', () => {
  const added: CellChange = { kind: 'append', tab: 'missing', cells: new Map([[0, 'a']]) };
  expect(mergedChanges([added, added], snapshot)).toHaveLength(2);
});
