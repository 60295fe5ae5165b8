import { groupBy } from '../../functions/domain/group-by.ts';
import { schoolTime } from '../../functions/gateways/clock.ts';
import { actionChanges } from '../../functions/jobs/journal-entry.ts';
import type { CellChange } from '../../functions/workbook/snapshot.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import type { CuratorContext, View } from './context.ts';
import type { Edit } from './edit.ts';

const MOST_ROWS = 5;

/** Where an action wrote: «Участники: К-07, К-08». */
export function placesOf(edits: readonly Pick<Edit, 'table' | 'at'>[], { snapshot: { tabs } }: View): string {
  const byTable = groupBy(edits, ({ table }) => table);
  return [...byTable]
    .map(([table, own]) => {
      const tab = tabs.get(table);
      const keys = own.flatMap(({ at }) => {
        const cells =
          at === undefined ? [] : (tab?.layout.key ?? []).map((key) => tab?.cells[at]?.[tab.columns.get(key) ?? -1]);
        return cells.some((cell) => cell !== undefined) ? [cells.join(' ')] : [];
      });
      const more = keys.length > MOST_ROWS ? ` и ещё ${keys.length - MOST_ROWS}` : '';
      return [tables[table].title, keys.slice(0, MOST_ROWS).join(', ') + more].filter(Boolean).join(': ');
    })
    .join('; ');
}

/** The journal's line about edits, for the same commit. Undefined if the school has no accounts. */
export function journalOf(
  { actor, school }: Pick<CuratorContext, 'actor' | 'school'>,
  what: string,
  edits: readonly Pick<Edit, 'table' | 'at'>[],
  view: View,
): CellChange[] {
  if (actor === undefined) return [];
  const { now } = schoolTime(school.clock.now(), view.programme.settings.timeZone);
  return actionChanges(view.programme, view.snapshot, { who: actor, subject: placesOf(edits, view), what }, now);
}
