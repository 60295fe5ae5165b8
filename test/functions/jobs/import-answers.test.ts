import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAnswers, type ImportedAnswer } from '../../../functions/jobs/import-answers.ts';
import { appendRow } from '../../../functions/workbook/append-row.ts';
import { answersTab, layouts } from '../../../functions/workbook/layout.ts';
import { apply, type Snapshot, type Tab } from '../../../functions/workbook/snapshot.ts';
import { dateTime } from '../../../sheets-schema/cell.ts';

const layout = layouts.find(({ name }) => name === answersTab('meetingReport'));
if (!layout) throw new Error('There is no tab of meeting reports.');
const tab: Tab = {
  layout,
  sheetId: 7,
  title: layout.title,
  rowCount: 1000,
  columnCount: layout.columns.length + 1,
  columns: new Map(layout.columns.map(({ key }, i) => [key, i])),
  cells: [[...layout.columns.map(({ header }) => header), 'Импорт: запись']],
  links: new Map(),
  marks: new Map(),
};
const MARKS = layout.columns.length;
const empty: Snapshot = {
  spreadsheetId: 'id',
  revision: 1,
  markerSheetId: 0,
  secret: 'x'.repeat(32),
  tabs: new Map([[layout.name, tab]]),
  forms: new Map(),
  remembered: { rowCount: 1, pages: [], marks: {} },
};

/** The school after the import of a file's answers. */
function taken(school: Snapshot, file: readonly ImportedAnswer[]): Snapshot {
  const now = school.tabs.get(layout?.name ?? '') ?? tab;
  const { fresh } = compareAnswers(school, 'meetingReport', file);
  return apply(
    fresh.map(({ cells, mark }) => appendRow(now, cells, new Map([[MARKS, mark]]))),
    school,
    school.revision + 1,
  );
}

const rowsOf = (school: Snapshot) => (school.tabs.get(layout.name)?.cells ?? []).slice(1).map((row) => row.join('|'));

function answer(code: string, submittedAt: string, said: Readonly<Record<string, string | number>>): ImportedAnswer {
  return { code, submittedAt, cells: { code, submittedAt: dateTime.write(submittedAt), formKey: 'k', ...said } };
}

const pair = (n: number) => `П-0${n}`;
/** Few different people, times and contents, so that answers often coincide. */
const answers = fc
  .record({
    code: fc.constantFrom('К-01', 'К-02'),
    at: fc.constantFrom('2026-10-14T00:00:00', '2026-10-14T09:10:22', '2026-10-14T09:10:40', '2026-10-15T00:00:00'),
    pairCode: fc.constantFrom(pair(1), pair(2)),
    minutes: fc.constantFrom(40, 45),
    done: fc.constantFrom('', 'Разобрали урок'),
  })
  .map(({ code, at, ...said }) => answer(code, at, said));
const files = fc.array(answers, { maxLength: 8 });

/** Author, time and content of an answer. */
const identity = ({ code, submittedAt, cells }: ImportedAnswer) =>
  [code, submittedAt, cells.pairCode, cells.minutes, cells.done].join('|');

describe('answers of files', () => {
  it('are added once: the same file adds nothing the second time', () => {
    fc.assert(
      fc.property(files, (file) => {
        const once = taken(empty, file);
        expect(rowsOf(once)).toHaveLength(new Set(file.map(identity)).size);
        expect(compareAnswers(once, 'meetingReport', file)).toEqual({ fresh: [], besides: [] });
      }),
    );
  });

  it('have the same order, whatever the order of the file’s rows', () => {
    const shuffled = files.chain((file) =>
      fc.tuple(fc.constant(file), fc.shuffledSubarray(file, { minLength: file.length })),
    );
    fc.assert(
      fc.property(shuffled, ([file, other]) => {
        expect(rowsOf(taken(empty, other))).toEqual(rowsOf(taken(empty, file)));
      }),
    );
  });

  it('are the same, whichever file comes first', () => {
    fc.assert(
      fc.property(files, files, (one, two) => {
        const [a, b] = [taken(taken(empty, one), two), taken(taken(empty, two), one)];
        expect(rowsOf(a).sort()).toEqual(rowsOf(b).sort());
        expect(rowsOf(a)).toHaveLength(new Set([...one, ...two].map(identity)).size);
      }),
    );
  });

  const first = answer('К-01', '2026-10-14T09:10:22', { pairCode: 'П-01', minutes: 40 });
  const fresh = (school: Snapshot, ...file: ImportedAnswer[]) => compareAnswers(school, 'meetingReport', file).fresh;

  it('are recognised even with a rounded time, or a time without seconds', () => {
    const school = taken(empty, [first]);
    for (const submittedAt of ['2026-10-14T09:10:23', '2026-10-14T09:10:21', '2026-10-14T09:10:00']) {
      expect(fresh(school, { ...first, submittedAt })).toEqual([]);
    }
    for (const submittedAt of ['2026-10-14T09:10:24', '2026-10-14T09:11:00', '2026-10-15T09:10:22']) {
      expect(fresh(school, { ...first, submittedAt })).toHaveLength(1);
    }
    // One row matches only one answer of the file.
    expect(fresh(school, { ...first, submittedAt: '2026-10-14T09:10:23' }, first)).toHaveLength(1);
  });

  it('are recognised after the curator corrected the row, and if the form itself wrote them', () => {
    const school = taken(empty, [first]);
    const column = tab.columns.get('pairCode') ?? 0;
    const corrected = apply([{ kind: 'set', tab: layout.name, row: 1, column, value: 'П-02' }], school, 9);
    expect(fresh(corrected, first)).toEqual([]);
    const unmarked = apply([{ kind: 'set', tab: layout.name, row: 1, column: MARKS, value: undefined }], school, 9);
    expect(
      fresh(unmarked, { ...first, cells: { ...first.cells, code: 'k 01', pairCode: 'п-01', minutes: '40' } }),
    ).toEqual([]);
  });

  it('are different if a person gives different answers at the same time', () => {
    const other = answer('К-01', first.submittedAt, { pairCode: 'П-02', minutes: 40 });
    expect(compareAnswers(taken(empty, [first]), 'meetingReport', [first, other])).toMatchObject({
      fresh: [other],
      besides: [other],
    });
  });
});
