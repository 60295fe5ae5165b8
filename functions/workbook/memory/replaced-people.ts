import { tables } from '../../../sheets-schema/tables/index.ts';
import type { Problem } from '../../domain/programme.ts';
import { place } from '../../domain/rows/place.ts';
import { rowsOf, WORK_WAITS } from '../parse-tables.ts';
import type { Snapshot } from '../snapshot.ts';
import { type KeyedRow, peopleRows, wordsAmong } from './keyed-registers.ts';
import type { Memory } from './memory.ts';

/** Whether a name shares no word with the name that the row's code had. Somebody who marries keeps first name and patronymic, so they share words. */
function isRenamed({ key, words }: KeyedRow, given: ReadonlyMap<string, readonly string[]>): boolean {
  const known = wordsAmong(given.get(key ?? '') ?? []);
  return known.length > 0 && words.length > 0 && !words.some((word) => known.includes(word));
}

/**
 * Rows of «Участники» in which a new person was written over another. Without this check, the new person would take over the consents, pairs and
 * letters of the former. A person without letters and consents has nothing to take over.
 */
export function replacedRows(
  { keys, salt, letters }: Pick<Memory, 'keys' | 'salt' | 'letters'>,
  snapshot: Snapshot,
): readonly KeyedRow[] {
  const given = keys.get('people');
  if (!given) return [];
  const rows = peopleRows(snapshot, salt).filter((row) => isRenamed(row, given));
  if (rows.length === 0) return [];
  const involved = new Set([
    ...[...letters.keys()].map((key) => key.split('|')[1]),
    ...rowsOf(snapshot, 'consents').map(({ code }) => code),
  ]);
  return rows.filter(({ key }) => involved.has(key));
}

/** The problem of the rows of {@link replacedRows}. The work waits until the curator corrects them. */
export function replacedPeople(memory: Memory, snapshot: Snapshot): Problem[] {
  return replacedRows(memory, snapshot).map((row) => ({
    ...place(snapshot.tabs.get('people')?.title ?? tables.people.title, row),
    ...(row.key === undefined ? {} : { code: row.key }),
    reason: `В строку участника ${row.key} вписано другое имя. Согласия, ответы, пары и письма ${row.key} относятся к тому, кто стоял здесь раньше.`,
    whatToDo: `Верните сюда прежние ФИО и почту, а нового человека впишите в новую строку: код появится сам. Если это тот же человек и сменилось всё имя, впишите оба имени, прежнее в скобках, дождитесь следующего запуска и уберите прежнее. ${WORK_WAITS}`,
    stopsWork: true,
  }));
}
