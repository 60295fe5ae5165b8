import { dayText } from '../domain/calendar/day-text.ts';
import { erasedRows } from '../domain/erasure/erased-rows.ts';
import { groupBy } from '../domain/group-by.ts';
import type { NameKey } from '../gateways/identity.ts';
import { findErased } from './erase-person.ts';
import type { Planned } from './plan-for.ts';
import { foundTexts, type PlacesFound } from './search-person.ts';

/** The data that an erasure will destroy, in Russian texts. */
export interface ErasureScope {
  readonly code: string;
  /** «К-07 Тестовая Анна Ивановна», or only the code if the name is unknown. */
  readonly person: string;
  readonly withdrawnOn: string;
  readonly what: readonly string[];
  /** Where a search finds the person now, one place each. */
  readonly found: readonly string[];
  /** Whether the letter that confirms the withdrawal still waits. An erasure makes it impossible to send. */
  readonly confirmationPending: boolean;
}

const WAITING: readonly unknown[] = ['planned', 'queued', 'sending', 'held'];

/** Shown until the confirmation of the withdrawal has been sent. */
export const CONFIRMATION_PENDING =
  'Письмо о том, что отзыв получен, ещё не ушло, а после удаления уйти не сможет. Подождите рабочего времени или предупредите человека сами.';

/**
 * The data that an erasure would destroy, and where a search finds the person now. Writes nothing.
 * @param found - the results of the search
 * @param key - the names behind the codes, if the workbook does not have them
 * @throws ErasureError if nobody has this code, if the person has not withdrawn consent, or if the person is an official of the programme
 */
export function erasureScope(
  { plan, snapshot, identity }: Planned,
  code: string,
  found: PlacesFound,
  key?: NameKey,
): ErasureScope {
  const { withdrawnOn } = findErased(plan, code, key);
  const { programme } = plan.programmeState;
  const letter = programme.tables.outbox.find((row) => row.code === code && row.notice === 'withdrawalConfirmed');
  const name = key?.get(code)?.name ?? identity.fullName(code);
  return {
    code,
    person: name === code ? code : `${code} ${name}`,
    withdrawnOn: dayText(withdrawnOn),
    what: [
      ...[...groupBy(erasedRows(programme, code), ({ tab }) => tab)].map(
        ([tab, rows]) => `лист «${snapshot.tabs.get(tab)?.title ?? tab}»: ${rows.length}`,
      ),
      'ответы этого человека в самих анкетах, чужие ответы, где он назван по имени, и отчёты наставника о нём',
      'имя и почта во всех остальных ячейках и примечаниях',
    ],
    found: foundTexts(found),
    confirmationPending: letter !== undefined && WAITING.includes(letter.status),
  };
}
