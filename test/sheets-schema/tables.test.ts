import { describe, expect, expectTypeOf, it } from 'vitest';
import { forms } from '../../sheets-schema/forms/index.ts';
import type { Row, Table } from '../../sheets-schema/table.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { MENTEE_BASE_COLUMNS } from '../../sheets-schema/tables/mentees.ts';
import { MENTOR_BASE_COLUMNS } from '../../sheets-schema/tables/mentors.ts';
import { type SummaryBlock, summaryBlocks, summaryRows } from '../../sheets-schema/tables/summary.ts';

const all: readonly (readonly [string, Table])[] = Object.entries(tables);
const unique = (values: readonly string[]) => expect(values.toSorted()).toEqual([...new Set(values)].toSorted());

describe('the tabs', () => {
  it('have titles that Google accepts: unique regardless of case, at most 100 characters', () => {
    const titles = [...all.map(([, { title }]) => title), ...Object.values(forms).map(({ tab }) => tab)];
    unique(titles.map((title) => title.toLowerCase()));
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(100);
  });

  it('begin with the curator’s most used tabs', () => {
    expect(all.slice(0, 5).map(([, { title }]) => title)).toEqual([
      'Сегодня',
      'Дорожная карта',
      'Сводка',
      'Кто не ответил',
      'Проверка данных',
    ]);
  });

  describe.each(all)('%s', (name, table) => {
    const columns = Object.values(table.columns);

    it('is listed under its own name', () => expect(table.name).toBe(name));

    it('has a separate header for each column', () => unique(columns.map(({ header }) => header.toLowerCase())));

    it('has a key if it is a register, and only system columns if it is a view', () => {
      if (table.kind === 'register') expect(table.key.length).toBeGreaterThan(0);
      for (const key of table.key) expect(table.columns).toHaveProperty(key);
      if (table.kind === 'view') expect(columns.filter(({ owner }) => owner !== 'system')).toEqual([]);
    });

    it('is installed with rows that it can read again', () => {
      for (const row of table.initialRows?.(2026) ?? []) {
        for (const [key, value] of Object.entries(row)) {
          const type = table.columns[key]?.type;
          if (value !== undefined && type) expect(type.schema.parse(type.write(value))).toEqual(value);
        }
      }
    });

    it('is installed with rows that have different keys', () => {
      const rows = table.initialRows?.(2026) ?? [];
      unique(rows.map((row) => table.key.map((key) => row[key]).join('|')));
    });
  });

  it('begin the bases with the printed columns', () => {
    const printed = (table: Table, count: number) => Object.values(table.columns).slice(0, count).at(-1)?.header;
    expect(printed(tables.mentees, MENTEE_BASE_COLUMNS)).toBe('Отметка о прохождении программы');
    expect(printed(tables.mentors, MENTOR_BASE_COLUMNS)).toBe('Ссылка на кейс/отзыв наставника на сайте');
  });

  it('place the blocks of the summary one below the other', () => {
    let next = 2;
    for (const block of Object.keys(summaryBlocks) as SummaryBlock[]) {
      const { first, count } = summaryRows(block);
      expect(first).toBe(next);
      expect(count).toBeGreaterThan(0);
      next = first + count;
    }
  });

  it('give rows their exact types', () => {
    type Person = Row<typeof tables.people>;
    expectTypeOf<Person['name']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Person['labourGround']>().toEqualTypeOf<'art3518' | 'jobDuties' | undefined>();
    expectTypeOf<Row<typeof tables.events>['attendees']>().toEqualTypeOf<readonly string[] | undefined>();
  });
});
