import { counted } from '../counted.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { type JournalLine, SEEN } from './journal-rows.ts';

const NOTHING =
  'С прошлого просмотра ничего не изменилось. Здесь появится, что выполнено или отпало на дорожной карте, кто вошёл в базы, какие пары сложились или распались.';

/** The prefix of ids of entries that say who did something on a page. Each consequence has an entry of its own. */
export const ACTION = 'действие|';

/** Journal entries since the curator last confirmed reading them, latest first, without actions. */
export function newEntries(
  { programme }: Pick<ProgrammeState, 'programme'>,
  added: readonly JournalLine[],
): JournalLine[] {
  const all: JournalLine[] = [...programme.tables.journal, ...added];
  const seen = all.filter(({ entryId }) => entryId?.startsWith(SEEN)).map(({ when }) => when ?? '');
  const last = seen.reduce((latest, when) => (when > latest ? when : latest), '');
  return all
    .filter(({ entryId, when }) => !entryId?.startsWith(SEEN) && !entryId?.startsWith(ACTION) && (when ?? '') >= last)
    .map((entry, place) => ({ entry, place }))
    .sort((a, b) => (b.entry.when ?? '').localeCompare(a.entry.when ?? '') || b.place - a.place)
    .map(({ entry }) => entry);
}

/** The most entries that the view shows. A curator does not read more at once, and the journal has the rest. */
const MOST_SHOWN = 40;

const earlier = (count: number) =>
  `Раньше – ещё ${counted(count, 'запись', 'записи', 'записей')}, все они на листе «Журнал изменений». Чтобы здесь осталось только новое, поставьте отметку в «Настройки», строка «Изменения просмотрены».`;

/** The rows of «Что изменилось». */
export function changesView(programmeState: ProgrammeState, added: readonly JournalLine[]): DesiredTable {
  const entries = newEntries(programmeState, added);
  if (entries.length === 0) return desired('changes', [{ values: { what: NOTHING } }]);
  const shown = entries.slice(0, MOST_SHOWN);
  const rest = entries.length - shown.length;
  return desired('changes', [
    ...shown.map(({ when, subject, what, why, who }) => ({ values: { when, subject, what, why, who } })),
    ...(rest > 0 ? [{ values: { what: earlier(rest) } }] : []),
  ]);
}
