import type { AnswerOf } from '../../../sheets-schema/answer.ts';
import type { PairKind } from '../../../sheets-schema/choices/pair-kind.ts';
import type { forms } from '../../../sheets-schema/forms/index.ts';
import type { Person } from './person.ts';

const DIGITAL: ReadonlySet<string> = new Set(['digital', 'functionalLiteracy', 'projects']);
const HARD: ReadonlySet<string> = new Set(['classManagement', 'wellbeing', 'parents']);

type Experience = Partial<Pick<AnswerOf<(typeof forms)['intake']>, 'isYoungSpecialist' | 'experienceBand'>>;

/**
 * The kind of pair that a request suggests. The curator may choose another kind. Length of service only decides the name of a young specialist's
 * pair, never who may mentor.
 */
export function suggestedPairKind(needs: readonly string[], person: Person, answer: Experience = {}): PairKind {
  const isYoung = person.row.isYoungSpecialist ?? answer.isYoungSpecialist;
  const band = person.row.experienceBand ?? answer.experienceBand;
  if (isYoung ?? band === 'upTo3') return 'experiencedYoung';
  const [first = ''] = needs;
  if (DIGITAL.has(first)) return 'innovatorConservative';
  if (HARD.has(first)) return 'leaderStruggling';
  return 'subjectSubject';
}
