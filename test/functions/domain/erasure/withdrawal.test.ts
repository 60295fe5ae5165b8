import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { later, TODAY } from '../../../../bench/school/calendar.ts';
import { writtenSchool } from '../../../../bench/school/school.ts';
import { contextOf, settled } from '../../../../bench/school/settle.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import { diff } from '../../../../functions/workbook/diff.ts';
import { parse } from '../../../../functions/workbook/parse.ts';
import { apply, type CellChange, lastRow, type Snapshot, type Tab } from '../../../../functions/workbook/snapshot.ts';
import { date, type Raw } from '../../../../sheets-schema/cell.ts';
import { forms } from '../../../../sheets-schema/forms/index.ts';

/** A word that occurs only in texts by or about this person. */
const canaryOf = (code: string) => `канарейка${code.slice('К-'.length)}`;

const codesIn = (cells: readonly unknown[]) => [...new Set(cells.join(' ').match(/К-\d{2,}/g) ?? [])];

function set(school: Snapshot, tab: string, row: number, key: string, value: Raw): CellChange {
  const column = school.tabs.get(tab)?.columns.get(key);
  if (column === undefined) throw new Error(`${tab} has no column ${key}.`);
  return { kind: 'set', tab, row, column, value };
}

/** The free texts of a tab: answers, texts of the staff, and the texts that «Рассылка» and a decided pair keep for ever. */
function freeTexts({ layout: { name, kind, columns } }: Tab): readonly string[] {
  const form = Object.values(forms).find((each) => name === `answers.${each.name}`);
  if (form) {
    return Object.entries(form.questions).flatMap(([key, { type }]) =>
      type.kind === 'long' || key === 'done' || key === 'agreed' ? [key] : [],
    );
  }
  if (name === 'outbox') return ['recipient', 'subject', 'detail'];
  if (kind !== 'register') return [];
  const staff = columns.flatMap(({ key, owner, type }) =>
    owner === 'staff' && type?.kind === 'longText' ? [key] : [],
  );
  return name === 'pairs' ? ['why', ...staff] : staff;
}

/** A school whose first two pairs are one group. Every free text about somebody contains their name and their canary word. */
function marked(school: Snapshot): Snapshot {
  const { pairs, people } = parse(school).tables;
  const [first, second] = pairs;
  const grouped = apply(
    [
      set(
        school,
        'pairs',
        first?.at ?? 0,
        'menteeCodes',
        [...(first?.menteeCodes ?? []), ...(second?.menteeCodes ?? [])].join(', '),
      ),
      set(school, 'pairs', first?.at ?? 0, 'workFormat', 'группа'),
      set(school, 'pairs', second?.at ?? 0, 'decision', 'отклонить'),
    ],
    school,
    1,
  );
  const nameOf = new Map(people.map(({ code = '', name }) => [code, name]));
  const members = new Map(
    parse(grouped).tables.pairs.map((row) => [row.pairCode ?? '', [row.mentorCode ?? '', ...(row.menteeCodes ?? [])]]),
  );
  const changes = [...grouped.tabs.values()].flatMap((tab) =>
    tab.cells.slice(1).flatMap((cells, index) => {
      const pair = cells.map(String).flatMap((cell) => members.get(cell) ?? []);
      const codes = [...new Set([...codesIn(cells), ...pair])];
      // The mentor's words about a meeting of a group stay, because they are about the others too.
      const isOfGroup = tab.layout.name === 'answers.meetingReport' && pair.length > 2;
      const words = codes.map((code) => `${isOfGroup ? '' : canaryOf(code)} ${nameOf.get(code)}`).join(', ');
      return words === '' ? [] : freeTexts(tab).map((key) => set(grouped, tab.layout.name, index + 1, key, words));
    }),
  );
  return apply(changes, grouped, 1);
}

/** The workbook on a day, after runs until nothing is left to write. */
function on(today: string, school: Snapshot): Snapshot {
  let snapshot = school;
  for (let run = 0; run < 4; run++) {
    const programme = parse(snapshot);
    const changes = diff(
      plan(programme, { ...contextOf(programme), today, now: `${today}T19:00:00` }).tables,
      snapshot,
    );
    if (changes.length === 0) return snapshot;
    snapshot = apply(changes, snapshot, snapshot.revision + 1);
  }
  throw new Error('The workbook does not come to rest.');
}

function withdrawn(school: Snapshot, code: string): Snapshot {
  const tab = school.tabs.get('consents');
  const row = tab ? lastRow(tab) + 1 : 0;
  const cells = { code, type: 'обработка', decision: 'отозвано', decidedOn: date.write(TODAY) };
  return apply(
    Object.entries(cells).map(([key, value]) => set(school, 'consents', row, key, value)),
    school,
    1,
  );
}

/** The cells that the programme writes, as «tab, row, column: text». Answers and texts of the staff stay until they are destroyed. */
function written({ tabs }: Snapshot): readonly { readonly at: string; readonly text: string }[] {
  return [...tabs.values()].flatMap(({ layout, columns, cells, notes }) =>
    layout.columns.flatMap(({ key, owner }) => {
      const column = columns.get(key);
      if (owner !== 'system' || column === undefined) return [];
      return cells.slice(1).flatMap((row, index) => {
        const text = [row[column], notes?.get(`${index + 1}:${column}`)].join(' ');
        return text.trim() === '' ? [] : [{ at: `${layout.title}, ${index + 2}, ${key}`, text }];
      });
    }),
  );
}

const school = settled(marked(writtenSchool(10)));
const { tables: rows } = parse(school);
const taking = rows.people.filter(({ code }) => rows.participations.some((row) => row.code === code));

describe('the day after a withdrawal', () => {
  it('no cell that the programme writes names the person or has their words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...taking), ({ code = '', name = '', email = '' }) => {
        const after = written(on(later(TODAY, 1), withdrawn(school, code)));
        expect(after.filter(({ text }) => [name, email, canaryOf(code)].some((word) => text.includes(word)))).toEqual(
          [],
        );
      }),
      { numRuns: 5 },
    );
  });
});
