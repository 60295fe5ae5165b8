import { FIRST_CURATOR } from '../../../functions/domain/context.ts';
import type { Entry, TableName } from '../../../functions/domain/programme.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { urgencies } from '../../../sheets-schema/tables/today.ts';
import { tabAddress, type View } from '../context.ts';
import { tickLists } from '../lists/index.ts';
import { withNames } from '../names-beside-codes.ts';

/** One task on the page. Tasks for several people that are otherwise equal share a line. */
export interface DayLine {
  readonly urgency: keyof typeof urgencies;
  readonly task: string;
  readonly subjects: readonly string[];
  readonly due: string | undefined;
  readonly reasons: readonly string[];
  readonly where: string;
  readonly href: string;
}

/** For tabs whose work is done on one page: the address of that page. */
const PAGES: Partial<Readonly<Record<TableName, string>>> = {
  people: '/people',
  settings: '/start',
  pairs: '/pairs',
  proposal: '/pairs',
  pairRules: '/pairs',
  documents: '/papers',
  retention: '/erasure',
};

/** The address of the page where people do the work of a tab: a page of its own, a list with ticks, or the tab itself. */
export function placeOf(view: View, title: string): string {
  const name = (Object.keys(tables) as TableName[]).find((each) => tables[each].title === title);
  if (name === undefined) return '/workbook';
  const list = tickLists.find(({ table, rows }) => table === name && rows(view).length > 0);
  return PAGES[name] ?? (list ? `/lists/${list.path}` : tabAddress(view, name));
}

/** The number of the curator whose task it is. The column is empty if the school has only one. */
const leaderOf = ({ ledBy = '' }: Entry<'today'>) => /^КР-\d+/u.exec(ledBy)?.[0] ?? FIRST_CURATOR;

const orderOf = Object.keys(urgencies);

/**
 * The tasks of «Сегодня», most urgent first.
 * @param numbers - whose tasks, by the curators' numbers; by default everybody's
 */
export function dayLines(view: View, numbers?: ReadonlySet<string>): readonly DayLine[] {
  const lines = new Map<string, DayLine & { subjects: string[]; reasons: string[] }>();
  for (const row of view.programme.tables.today) {
    const { urgency = 'info', task, subject, due, where, reason } = row satisfies Entry<'today'>;
    if (!task || (numbers && !numbers.has(leaderOf(row)))) continue;
    const title = where?.text ?? '';
    const key = [urgency, task, title].join('|');
    const line = lines.get(key) ?? {
      urgency,
      task,
      subjects: [],
      reasons: [],
      due,
      where: title,
      href: placeOf(view, title),
    };
    if (subject) line.subjects.push(withNames(view, subject));
    const why = reason && withNames(view, reason);
    if (why && !line.reasons.includes(why)) line.reasons.push(why);
    lines.set(key, line);
  }
  return [...lines.values()].sort((a, b) => orderOf.indexOf(a.urgency) - orderOf.indexOf(b.urgency));
}
