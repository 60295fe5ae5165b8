import type { Chronicle, SentAnswer } from '../../simulation/chronicle.ts';

/** A pair on «Подбор», as the curator saw it on a morning. */
export interface ProposedPair {
  readonly on: string;
  readonly mentee: string;
  readonly mentor: string;
  readonly sympathy: number;
  readonly mutual: boolean;
}

/** Each person's last preferences in a role before a day, because people change their minds. */
export function lastPreferences(chronicle: Chronicle, day: string): ReadonlyMap<string, SentAnswer> {
  const before = chronicle.answers.filter(({ form, on, taken }) => form === 'preference' && taken && on < day);
  return new Map(before.map((answer) => [`${answer.about} ${answer.code}`, answer]));
}

/** Three points for the first choice, two for the second, one for the third (0 if not chosen). */
export function placesGiven(said: ReadonlyMap<string, SentAnswer>, role: string, by: string, whom: string): number {
  const place = said.get(`${role} ${by}`)?.preferred?.indexOf(whom) ?? -1;
  return place < 0 ? 0 : 3 - place;
}
