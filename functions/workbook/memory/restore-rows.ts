import { FROM_EARLIER_VERSION } from '../../../sheets-schema/earlier-version.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { messageIdOf } from '../../domain/notices/letters.ts';
import type { Problem, Programme } from '../../domain/programme.ts';
import { WORK_WAITS } from '../parse-tables.ts';
import { apply, type CellChange, type Snapshot } from '../snapshot.ts';
import { peopleRegister, peopleRows } from './keyed-registers.ts';
import type { Memory } from './memory.ts';
import { restoreCells } from './recorded-cells.ts';
import { restoreKeys, tornRows } from './restore-keys.ts';
import { restoreLetters } from './restore-letters.ts';

/** The data that a repair from memory needs. */
interface Restored {
  readonly snapshot: Snapshot;
  readonly programme: Programme;
  /** ISO date. */
  readonly today: string;
}

/** Restores the rows of these letters. */
export function restoreLetterRows(letters: Memory['letters'], { snapshot, programme, today }: Restored): CellChange[] {
  const tab = snapshot.tabs.get('outbox');
  if (!tab) return [];
  const idOf = (noticeKey: string) => messageIdOf(noticeKey, { programme, context: { today } });
  return restoreLetters({ letters }, programme.tables.outbox, tab, idOf);
}

/** Restores the sent letters, the row keys and the recorded facts that the memory contains. */
export function restoreRows(memory: Memory, restored: Restored): CellChange[] {
  const { snapshot } = restored;
  const keys = restoreKeys(memory, snapshot);
  const keyed = keys.length > 0 ? apply(keys, snapshot, snapshot.revision) : snapshot;
  return [...restoreLetterRows(memory.letters, restored), ...keys, ...restoreCells(memory, keyed)];
}

/** The problem of lost codes in the mode «коды». In this mode «Участники» has no names or addresses, so only the code identifies a person. */
export function unknownPeople({ keys, salt }: Memory, { snapshot, programme }: Omit<Restored, 'today'>): Problem[] {
  if (programme.settings.privacyMode !== 'codes') return [];
  const rows = peopleRows(snapshot, salt);
  const present = new Set(rows.flatMap(({ key }) => key ?? []));
  const missing = [...(keys.get('people')?.keys() ?? [])].filter((code) => !present.has(code));
  const nameless = rows.filter(({ key }) => key === undefined);
  if (missing.length === 0 || nameless.length === 0) return [];
  return [
    {
      sheet: snapshot.tabs.get('people')?.title ?? tables.people.title,
      reason: `Стёрты коды участников: ${missing.join(', ')}. Кто в какой строке, программа не знает.`,
      whatToDo: `Отмените удаление или верните столбец «${tables.people.columns.code.header}» ${FROM_EARLIER_VERSION}. ${WORK_WAITS}`,
      stopsWork: true,
    },
  ];
}

/** The problem of rows of «Участники» with cells of different people: a letter could reach the wrong person. */
export function tornPeople({ keys, salt }: Memory, { snapshot }: Pick<Restored, 'snapshot'>): Problem[] {
  const given = keys.get('people');
  if (!given) return [];
  const torn = tornRows(peopleRows(snapshot, salt), given, peopleRegister.telling.length);
  if (torn.length === 0) return [];
  const { name, email } = tables.people.columns;
  return [
    {
      sheet: snapshot.tabs.get('people')?.title ?? tables.people.title,
      reason: `В строках ${torn.map(({ at }) => at + 1).join(', ')} перемешаны данные разных участников: столбцы «${name.header}» и «${email.header}» сдвинуты или отсортированы отдельно друг от друга.`,
      whatToDo: `Отмените это действие или верните прежний лист ${FROM_EARLIER_VERSION}. Если адреса действительно перешли от одних людей к другим, сотрите их в этих строках, дождитесь следующего запуска и впишите снова. ${WORK_WAITS}`,
      stopsWork: true,
    },
  ];
}
