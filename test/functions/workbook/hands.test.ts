import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CellChange, Snapshot } from '../../../functions/workbook/snapshot.ts';
import { land } from '../../../functions/workbook/workbook.ts';
import { WorkbookError } from '../../../functions/workbook/workbook-error.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from '../jobs/school-kit.ts';
import { anyHand, type Hand, StaffCells, TabInHands, underHands } from './hands.ts';

const NAMES = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дина', 'Егор', 'Жанна', 'Захар'];
const columns = Object.entries(tables.people.columns);
const headers = columns.map(([, { header }]) => header);
const staff = columns.flatMap(([, { owner, header }]) => (owner === 'staff' ? [header] : []));
const rows = NAMES.map((_, i) => `ряд ${i + 1}`);
/** How many of the people have a code already. */
const CODED = 5;

let template: SchoolTemplate;
let school: TestSchool;
let tab: TabInHands;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  school = await template.open();
  await school.type(
    'Участники!A2:H9',
    NAMES.map((name, i) => [
      i < CODED ? `К-0${i + 1}` : null,
      `Тестовая ${name}`,
      'учитель',
      `person${i + 1}@example.org`,
      null,
      null,
      null,
      '01.06.2026',
    ]),
    school.owner,
  );
  const { sheetId } = await new TabInHands(school, 'Участники').grid();
  await school.rearrange({
    updateCells: {
      start: { sheetId, rowIndex: 1, columnIndex: 1 },
      rows: rows.map((note) => ({ values: [{ note }] })),
      fields: 'note',
    },
  });
  template.keep();
  return () => template.remove();
});
beforeEach(async () => {
  school = await template.open();
  tab = new TabInHands(school, 'Участники');
});

/** What a run would write: codes for those who have none, and a line of what is waited for. */
function changesFor(snapshot: Snapshot, lines: readonly boolean[]): CellChange[] {
  const people = snapshot.tabs.get('people');
  const place = (key: string) => people?.columns.get(key) ?? -1;
  return NAMES.flatMap((name, i): CellChange[] => {
    const set = (key: string, value: string): CellChange => ({
      kind: 'set',
      tab: 'people',
      row: i + 1,
      column: place(key),
      value,
    });
    return [
      ...(i < CODED ? [] : [set('code', `К-1${i}`)]),
      ...(lines[i] ? [set('state', `Ждём: ${name}`), set('roles', 'наставник')] : []),
    ];
  });
}

/** Lands a commit while people move things about, and as a job does it: anew where nothing was written. */
async function landUnder(hands: readonly (readonly Hand[])[], lines: readonly boolean[]) {
  const cells = new StaffCells(await tab.read(), staff);
  const sheets = underHands(school.sheets, async (write) => {
    for (const hand of hands[write - 1] ?? []) {
      await tab.do(hand);
      cells.follow(hand);
    }
  });
  const snapshot = await school.read();
  const changes = changesFor(snapshot, lines);
  try {
    const landing = await land(sheets, snapshot, changes);
    return { cells, landing, changes, writes: sheets.written() };
  } catch (error) {
    if (error instanceof WorkbookError && error.code === 'conflict')
      return { cells, landing: undefined, changes, writes: sheets.written() };
    throw error;
  }
}

describe('while people move rows and columns between reading and writing', () => {
  const anyHands = fc.array(
    fc.array(anyHand({ rows, headers, staff, deletable: headers.filter((header) => header !== 'ФИО') }), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 3 },
  );

  it('staff cells stay as people left them, and every value goes to the row it was meant for or nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(anyHands, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), async (hands, lines) => {
        school = await template.open();
        tab = new TabInHands(school, 'Участники');
        const { cells, landing } = await landUnder(hands, lines);
        const found = await tab.read();
        const own = new Map(
          [...found].map(([note, all]) => [
            note,
            Object.fromEntries(Object.entries(all).filter(([header]) => staff.includes(header))),
          ]),
        );
        expect(own).toEqual(cells.expected());
        const isThere = (header: string) => [...found.values()].some((all) => header in all);
        // Of two rows that say the same nobody knows which is the first: what was meant for it may stand in its copy.
        const copied = new Set(hands.flat().flatMap((hand) => (hand.kind === 'duplicateRow' ? [hand.row] : [])));
        for (const [note, all] of found) {
          const i = rows.indexOf(note);
          const code = i < CODED ? `К-0${i + 1}` : landing ? `К-1${i}` : undefined;
          const said = (header: string) => (copied.has(note) ? (all[header] ?? 'у копии') : all[header]);
          const meant = (value: string | undefined) => (copied.has(note) ? [value, 'у копии'] : [value]);
          if (isThere('Код')) expect(i < CODED ? [code] : meant(code)).toContain(i < CODED ? all.Код : said('Код'));
          const line = landing && lines[i] ? `Ждём: ${NAMES[i]}` : undefined;
          if (isThere('Чего ждём')) expect(meant(line)).toContain(said('Чего ждём'));
        }
      }),
      { numRuns: 40 },
    );
  }, 600_000);
});
