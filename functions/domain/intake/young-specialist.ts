import type { AnswerOf } from '../../../sheets-schema/answer.ts';
import type { forms } from '../../../sheets-schema/forms/index.ts';
import type { Person } from './person.ts';

/** What a person answered about their length of service. */
export type Experience = Partial<Pick<AnswerOf<(typeof forms)['intake']>, 'isYoungSpecialist' | 'experienceBand'>>;

/**
 * Whether a person has taught for less than three full years: by the roster or, if the roster does not say, by the person's own answer. Undefined if
 * neither says.
 */
export function isYoungSpecialist(person: Person | undefined, answer: Experience = {}): boolean | undefined {
  return person?.row.isYoungSpecialist ?? answer.isYoungSpecialist;
}
