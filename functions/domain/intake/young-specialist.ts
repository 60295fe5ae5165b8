import type { AnswerOf } from '../../../sheets-schema/answer.ts';
import type { forms } from '../../../sheets-schema/forms/index.ts';
import type { Person } from './person.ts';

/** What a person answered about their length of service. */
export type Experience = Partial<Pick<AnswerOf<(typeof forms)['intake']>, 'isYoungSpecialist' | 'experienceBand'>>;

/**
 * Whether a person is a young specialist, with less than three full years of teaching. The roster decides. If the roster does not say, the person's
 * own answer decides. Undefined if there is no answer either.
 */
export function isYoungSpecialist(person: Person | undefined, answer: Experience = {}): boolean | undefined {
  return person?.row.isYoungSpecialist ?? answer.isYoungSpecialist;
}
