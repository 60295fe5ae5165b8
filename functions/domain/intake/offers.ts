import { forms } from '../../../sheets-schema/forms/index.ts';
import type { Answer, Problem, Programme } from '../programme.ts';
import { acceptedOn, byKey, currentDecision } from '../rows/decided.ts';
import { place } from '../rows/place.ts';
import type { AnswerBook } from './answer-book.ts';
import type { Offer, Person } from './intake.ts';

const MOST_OFFERS = 6;

/** The areas that a mentor offers, best first. We ignore areas after the sixth. */
function offered({ offers = [], bestOffer }: Answer<'mentorOffer'>['fields']): readonly string[] {
  return [...new Set([...(bestOffer ? [bestOffer] : []), ...offers])].slice(0, MOST_OFFERS);
}

/** Contradictions within valid offers, described for the curator. */
export function offerProblems(answers: Pick<AnswerBook, 'all'>): Problem[] {
  return answers.all('mentorOffer').flatMap((answer): Problem[] => {
    const { code = '', offers = [], bestOffer } = answer.fields;
    const where = { ...place(forms.mentorOffer.tab, answer), code };
    const whatToDo = 'Ничего делать не обязательно. Если нужно иначе, попросите наставника ответить ещё раз.';
    return [
      ...(offers.length > MOST_OFFERS
        ? [{ ...where, reason: `Отмечено направлений: ${offers.length}, учитываются первые ${MOST_OFFERS}.`, whatToDo }]
        : []),
      ...(bestOffer !== undefined && !offers.includes(bestOffer)
        ? [{ ...where, reason: 'Самое сильное направление не отмечено среди остальных: добавлено к ним.', whatToDo }]
        : []),
    ];
  });
}

/** Offers by mentor. We use only valid answers, so nobody without a consent appears. */
export function readOffers(
  { tables }: Programme,
  people: ReadonlyMap<string, Person>,
  answers: AnswerBook,
  today: string,
): ReadonlyMap<string, Offer> {
  const rows = byKey(tables.offers, ({ responseId }) => responseId);
  return new Map(
    [...people.values()].flatMap(({ code, left }) => {
      const answer = left ? undefined : answers.latest('mentorOffer', code);
      if (!answer) return [];
      const history = answers.history('mentorOffer', code).map(({ responseId }) => {
        const known = rows.get(responseId);
        return { decision: known?.decision, acceptedOn: known?.acceptedOn };
      });
      const since = acceptedOn(history, today);
      const row = rows.get(answer.responseId);
      const offer: Offer = {
        code,
        answer,
        areas: offered(answer.fields),
        decision: currentDecision(history),
        acceptedOn: since,
        places: row?.places ?? Number(answer.fields.capacity ?? 1),
        row,
      };
      return [[code, offer] as const];
    }),
  );
}
