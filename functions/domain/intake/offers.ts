import type { Programme } from '../programme.ts';
import type { AnswerBook } from './answer-book.ts';
import { acceptedOn, byKey, standingDecision } from './decided.ts';
import type { Offer, Person } from './intake.ts';

/** Offers by mentor. Only answers that count are looked at, so nobody without consent is here. */
export function readOffers(
  { tables }: Programme,
  people: ReadonlyMap<string, Person>,
  answers: AnswerBook,
): ReadonlyMap<string, Offer> {
  const rows = byKey(tables.offers, ({ responseId }) => responseId);
  return new Map(
    [...people.values()].flatMap(({ code, left }) => {
      const answer = left ? undefined : answers.latest('mentorOffer', code);
      if (!answer) return [];
      const history = answers.history('mentorOffer', code).map(({ submittedAt, responseId }) => ({
        submittedAt,
        decision: rows.get(responseId)?.decision,
      }));
      const offer: Offer = {
        code,
        answer,
        decision: standingDecision(history),
        acceptedOn: acceptedOn(history),
        row: rows.get(answer.responseId),
      };
      return [[code, offer] as const];
    }),
  );
}
