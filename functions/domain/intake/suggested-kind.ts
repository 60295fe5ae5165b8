import type { PairKind } from '../../../sheets-schema/choices/pair-kind.ts';
import type { Person } from './person.ts';
import { type Experience, isYoungSpecialist } from './young-specialist.ts';

const DIGITAL: ReadonlySet<string> = new Set(['digital', 'functionalLiteracy', 'projects']);
const HARD: ReadonlySet<string> = new Set(['classManagement', 'wellbeing', 'parents']);

/**
 * The kind of pair that a request suggests. The curator may choose another kind. Length of service only decides the name of a young specialist's
 * pair, never who may mentor.
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
