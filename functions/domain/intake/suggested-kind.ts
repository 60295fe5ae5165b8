import type { AnswerOf } from '../../../sheets-schema/answer.ts';
import type { PairKind } from '../../../sheets-schema/choices/pair-kind.ts';
import type { forms } from '../../../sheets-schema/forms/index.ts';
import type { Person } from './person.ts';

const DIGITAL: ReadonlySet<string> = new Set(['digital', 'functionalLiteracy', 'projects']);
const HARD: ReadonlySet<string> = new Set(['classManagement', 'wellbeing', 'parents']);

type Experience = Partial<Pick<AnswerOf<(typeof forms)['intake']>, 'isYoungSpecialist' | 'experienceBand'>>;

/**
 * Whether a person is a young specialist, with less than three full years of teaching: the roster decides; if it says nothing, the person's own
 * answer does. Undefined if neither says so.
 */
export function isYoungSpecialist(person: Person | undefined, answer: Experience = {}): boolean | undefined {
  return person?.row.isYoungSpecialist ?? answer.isYoungSpecialist;
}

/**
 * The kind of pair that a request suggests; the curator may choose another. Length of service only decides what a young specialist's pair is called,
 * never who may mentor.
 */
export function suggestedPairKind(needs: readonly string[], person: Person, answer: Experience = {}): PairKind {
  const band = person.row.experienceBand ?? answer.experienceBand;
  // A suggestion may follow from the band of experience if nobody said more; the curator sees it before it counts.
  if (isYoungSpecialist(person, answer) ?? band === 'upTo3') return 'experiencedYoung';
  const [first = ''] = needs;
  if (DIGITAL.has(first)) return 'innovatorConservative';
  if (HARD.has(first)) return 'leaderStruggling';
  return 'subjectSubject';
}
