import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenSchool } from '../../../bench/school/school.ts';
import { answersTab } from '../../../functions/workbook/layout.ts';
import { keyedRows, numberedRegisters } from '../../../functions/workbook/memory/keyed-registers.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { apply, type CellChange, type Snapshot, type Tab } from '../../../functions/workbook/snapshot.ts';
import { withUnchangedTabs } from '../../../functions/workbook/unchanged-tabs.ts';

/** The same workbook as new objects, so that nothing of it has been parsed yet. */
const unread = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  tabs: new Map([...snapshot.tabs].map(([name, tab]) => [name, { ...tab, cells: tab.cells.map((row) => [...row]) }])),
});

/** A change of any cell of any tab: typed over, emptied, or written below the last row. */
function anyChange(school: Snapshot): fc.Arbitrary<CellChange> {
  return fc.constantFrom(...school.tabs.values()).chain(({ layout, cells, columns }) =>
    fc.record({
      kind: fc.constant('set'),
      tab: fc.constant(layout.name),
      row: fc.integer({ min: 1, max: cells.length }),
      column: fc.constantFrom(...columns.values()),
      value: fc.constantFrom(undefined, 'К-01', 'да', 'как угодно', 46_000, 7),
    }),
  );
}

describe('a tab that was parsed before', () => {
  const school = writtenSchool(4);

  it('is parsed again if its cells have changed', () => {
    const changes = fc.array(anyChange(school), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(changes, (typed) => {
        const before = parse(school);
        const after = apply(typed, school, school.revision + 1);
        expect(parse(after)).toEqual(parse(unread(after)));
        expect(parse(school)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('is parsed again if the dictionary has changed, although its own cells are the same', () => {
    const areas = school.tabs.get('areas');
    const label = areas?.columns.get('label');
    if (!areas || label === undefined) throw new Error('There is no dictionary.');
    const renamed = areas.cells.flatMap((_, row): CellChange[] =>
      row === 0 ? [] : [{ kind: 'set', tab: 'areas', row, column: label, value: `Другое ${row}` }],
    );
    const [before, after] = [school, apply(renamed, school, 2)].map(parse);
    expect(after?.answers.menteeRequest).not.toEqual(before?.answers.menteeRequest);
    const tab = answersTab('menteeRequest');
    expect(after && apply(renamed, school, 2).tabs.get(tab)).toBe(school.tabs.get(tab));
  });

  it('has other digests if the secret differs', () => {
    const [people] = numberedRegisters;
    const tab = school.tabs.get('people');
    if (!people || !tab) throw new Error('There is no register of people.');
    const marks = (secret: string) => keyedRows(people, tab, secret).flatMap((row) => row.marks);
    expect(marks('one')).not.toEqual(marks('other'));
    expect(marks('one')).toEqual(keyedRows(people, { ...tab }, 'one').flatMap((row) => row.marks));
  });
});

describe('a tab that is read again', () => {
  const gateway = () => ({ read: never, write: never, create: never, calls: { reads: 0, writes: 0 } });
  const never = () => Promise.reject(new Error('Nothing is called here.'));
  const school = writtenSchool(4);

  it('is the same object as the last time if its content is the same, and only then', () => {
    fc.assert(
      fc.property(fc.array(anyChange(school), { maxLength: 4 }), (typed) => {
        const sheets = gateway();
        withUnchangedTabs(sheets, school);
        const wanted = unread(apply(typed, school, 2));
        const read = withUnchangedTabs(sheets, wanted);
        expect(read).toEqual(wanted);
        for (const [name, tab] of read.tabs) {
          const touched = typed.some((change) => change.tab === name);
          if (!touched) expect(tab).toBe(school.tabs.get(name));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is a new object if anything else than its cells has changed', () => {
    const people = school.tabs.get('people');
    if (!people) throw new Error('There is no register of people.');
    const others: Partial<Tab>[] = [
      { title: 'Другое' },
      { sheetId: people.sheetId + 1 },
      { rowCount: people.rowCount + 1 },
      { columnCount: people.columnCount + 1 },
      { columns: new Map([...people.columns].slice(1)) },
      { links: new Map([['1:1', '#gid=1']]) },
      { marks: new Map([[0, { id: 1, key: 'other', value: 'people.name' }]]) },
      { formulas: new Map([['1:1', '=A1']]) },
      { notes: new Map([['1:1', 'заметка']]) },
    ];
    for (const other of others) {
      const sheets = gateway();
      withUnchangedTabs(sheets, school);
      const tab = { ...people, ...other };
      const read = withUnchangedTabs(sheets, { ...school, tabs: new Map([['people', tab]]) }).tabs.get('people');
      expect(read).toEqual(tab);
      expect(read).not.toBe(people);
    }
  });
});
