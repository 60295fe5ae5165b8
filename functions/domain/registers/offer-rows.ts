import { mentorExperiences, monthlyHours } from '../../../sheets-schema/forms/mentor-offer.ts';
import { emptyCells } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import type { Context } from '../context.ts';
import { type DesiredTable, desired, type RowOf, type SystemValues } from '../desired.ts';
import type { Intake } from '../intake/intake.ts';
import { shownPerson } from '../intake/shown-person.ts';
import type { Answer, Programme } from '../programme.ts';
import { acceptedSince, byKey } from '../rows/decided.ts';
import { rowStates, whyEmpty } from './request-rows.ts';

const EMPTY = emptyCells(tables.offers, 'responseId', 'code', 'acceptedOn');

function content(answer: Answer<'mentorOffer'>, intake: Intake): SystemValues<'offers'> {
  const { bestOffer, offers, capacity, hoursPerMonth, mentorExperience, wantsPaidWork, willingToTrain } = answer.fields;
  return {
    submittedAt: answer.submittedAt,
    bestOffer: bestOffer === undefined ? undefined : intake.areaLabel(bestOffer),
    offers: offers?.map(intake.areaLabel).join('\n'),
    capacity,
    hoursPerMonth: hoursPerMonth && monthlyHours[hoursPerMonth],
    mentorExperience: mentorExperience && mentorExperiences[mentorExperience],
    wantsPaidWork,
    willingToTrain,
  };
}

function stateOf(code: string, answer: Answer<'mentorOffer'>, decided: boolean, intake: Intake): string {
  if (intake.people.get(code)?.left) return 'не рассматривается: человек уволился';
  if (intake.answers.status(answer) === 'replaced') return rowStates.replaced;
  if (decided) return 'решение принято';
  return intake.offers.get(code)?.decision ? 'решение по прежнему ответу сохранено' : 'ждёт решения куратора';
}

/** «Предложения наставников»: one row per answer. If the teacher has not consented, the row shows only code and state. */
export function offersTable(programme: Programme, intake: Intake, context: Context): DesiredTable {
  const person = shownPerson(intake, context);
  const rows = byKey(programme.tables.offers, ({ responseId }) => responseId);
  const filled = new Map<string, RowOf<'offers'>>();
  for (const code of intake.people.keys()) {
    for (const answer of intake.answers.history('mentorOffer', code)) {
      const { responseId } = answer;
      const row = rows.get(responseId);
      const state = stateOf(code, answer, row?.decision !== undefined, intake);
      const values = {
        responseId,
        code,
        person: person(code),
        ...content(answer, intake),
        state,
        acceptedOn: acceptedSince(row, context.today),
      };
      filled.set(responseId, { at: row?.at, values });
    }
  }
  const emptied = [...rows].flatMap(([responseId, { at, code }]): RowOf<'offers'>[] =>
    filled.has(responseId) ? [] : [{ at, values: { ...EMPTY, state: whyEmpty(code, intake, context.today) } }],
  );
  return desired('offers', [...filled.values(), ...emptied]);
}
