import { roles } from '../../../sheets-schema/choices/role.ts';
import { dayText } from '../calendar/day-text.ts';
import { destroyBy } from '../consents/destruction-term.ts';
import { ledByIn } from '../curators/curator-words.ts';
import { responsible } from '../curators/responsible.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { groupBy } from '../group-by.ts';
import type { Person } from '../intake/intake.ts';
import type { Awaited } from './awaited.ts';
import type { BaseFacts } from './base-facts.ts';

function consentText({ intake: { consents }, context: { today } }: BaseFacts, code: string): string {
  const row = consents.row(code, 'processing', today);
  switch (row?.decision) {
    case undefined:
      return 'нет решения';
    case 'refused':
      return 'отказ';
    case 'withdrawn':
      return `отозвано ${dayText(row.decidedOn ?? today)}`;
    case 'given':
      return consents.valid(code, 'processing', today) ? 'действует' : 'дано, но не действует';
  }
}

function stateText(facts: BaseFacts, { code, row, left, invited }: Person, awaited: readonly string[]): string {
  const { intake, context } = facts;
  const destroy = destroyBy(intake.consents, code, context.today);
  if (destroy !== undefined) return `уничтожить данные до ${dayText(destroy)}`;
  if (left) return 'уволился, не участвует';
  if (intake.consents.decision(code, 'processing', context.today) === 'refused') return 'отказ записан, ничего не ждём';
  if (!invited) return row.invitedOn === undefined ? 'ещё не приглашён' : `приглашение ${dayText(row.invitedOn)}`;
  if (intake.consents.row(code, 'processing', context.today)?.decision === 'given' && awaited.length === 0) {
    return intake.consents.valid(code, 'processing', context.today)
      ? 'всё получено'
      : 'проверьте строку в «Реестре согласий»';
  }
  return awaited.join('\n');
}

/** System columns of «Участники»: new codes, consent, questionnaire, roles, and what we await. */
export function peopleTable(facts: BaseFacts, awaited: readonly Awaited[]): DesiredTable {
  const { intake, context, participations } = facts;
  const curators = responsible(facts.programme);
  const ledBy = ledByIn(curators.all, context.today);
  const owed = groupBy(awaited, ({ code }) => code);
  const rolesOf = new Map<string, string[]>();
  for (const { code, role, consented, status } of participations) {
    if (!consented || status === 'declined') continue;
    rolesOf.set(code, [...(rolesOf.get(code) ?? []), roles[role]]);
  }
  return desired(
    'people',
    [...intake.people.values()].map((person): RowOf<'people'> => {
      const { code, row } = person;
      const consented = intake.consents.valid(code, 'processing', context.today);
      const answer = intake.answers.latest('intake', code);
      return {
        at: row.at,
        values: {
          code,
          consent: consentText(facts, code),
          answered: !consented ? undefined : answer ? dayText(answer.submittedAt) : 'нет',
          roles: rolesOf.get(code)?.join(', '),
          state: stateText(
            facts,
            person,
            (owed.get(code) ?? []).map(({ what }) => what),
          ),
          ledBy: ledBy(curators.ofPerson(code)),
        },
      };
    }),
  );
}
