import type { Snapshot, Tab } from '../../functions/workbook/snapshot.ts';
import { outboxStatuses } from '../../sheets-schema/tables/outbox.ts';

/** Columns that describe the course of the work. A fault may change them. */
const OF_THE_COURSE: Readonly<Record<string, readonly string[]>> = {
  outbox: ['course', 'attempts', 'detail', 'subject'],
  journal: ['entryId'],
};

/** Whether a row describes the course of the work: a letter that was planned and then not needed, or the number of letters. */
const isOfTheCourse = (name: string, { status, block }: Readonly<Record<string, unknown>>) =>
  (name === 'outbox' && status === outboxStatuses.dropped) || (name === 'summary' && block === LETTERS);

/** The block of «Сводка» that counts letters. */
const LETTERS = 'Письма';

/** Columns with a time of which only the day is compared, because a run after a fault comes later on the same day. */
const MOMENTS: Readonly<Record<string, readonly string[]>> = {
  outbox: ['sentAt'],
  journal: ['when'],
  changes: ['when'],
};

/** The cells of a workbook: rows by tab, cells by column, as JSON. */
export type WrittenCells = ReadonlyMap<string, readonly string[]>;

/**
 * All cells of the programme's tabs. The order of rows in registers and answers, and the columns' positions, are left out, because they depend on the
 * course of the work.
 */
export function writtenCells(snapshot: Snapshot): WrittenCells {
  return new Map([...snapshot.tabs].map(([name, tab]) => [name, rowsOf(name, tab)]));
}

function rowsOf(name: string, { columns, cells, layout }: Tab): string[] {
  const keys = [...columns.keys()].filter((key) => !OF_THE_COURSE[name]?.includes(key)).sort();
  const rows = cells.slice(1).flatMap((row) => {
    const shown = keys.flatMap((key) => {
      const value = row[columns.get(key) ?? -1] ?? '';
      return value === '' ? [] : [[key, comparable(value, MOMENTS[name]?.includes(key) ?? false)] as const];
    });
    const content = Object.fromEntries(shown);
    return shown.length === 0 || isOfTheCourse(name, content) ? [] : [JSON.stringify(content)];
  });
  return layout.kind === 'view' ? rows : rows.sort();
}

/** A value for comparison. Positions of rows are left out, because people sort. */
const comparable = (value: unknown, isMoment: boolean) =>
  isMoment && typeof value === 'number'
    ? Math.floor(value)
    : String(value).replace(/строк[аеиу] \d+(–\d+)?/g, 'строка …');

/** The first `most` differences between two workbooks. */
export function differences(one: WrittenCells, other: WrittenCells, most = 6): string[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .flatMap((tab) => {
      const [more, less] = [without(one.get(tab), other.get(tab)), without(other.get(tab), one.get(tab))];
      return Array.from(
        { length: Math.max(more.length, less.length) },
        (_, at) => `${tab}: ${unlike(less[at], more[at])}`,
      );
    })
    .slice(0, most);
}

function without(rows: readonly string[] = [], others: readonly string[] = []): string[] {
  const left = [...others];
  return rows.filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The cells that differ between two rows. */
function unlike(before = '{}', after = '{}'): string {
  const [one, other] = [JSON.parse(before), JSON.parse(after)] as Record<string, unknown>[];
  const keys = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])];
  return keys
    .filter((key) => one?.[key] !== other?.[key])
    .map((key) => `${key} ${JSON.stringify(one?.[key])} → ${JSON.stringify(other?.[key])}`)
    .join('; ')
    .slice(0, 400);
}
