import type { PairKind } from '../../../sheets-schema/choices/pair-kind.ts';
import type { Person } from './person.ts';
import { type Experience, isYoungSpecialist } from './young-specialist.ts';

const DIGITAL: ReadonlySet<string> = new Set(['digital', 'functionalLiteracy', 'projects']);
const HARD: ReadonlySet<string> = new Set(['classManagement', 'wellbeing', 'parents']);

/** The kind of pair that a request suggests; the curator may choose another. Length of service decides only this kind, never who may be a mentor. */
export function suggestedPairKind(needs: readonly string[], person: Person, answer: Experience = {}): PairKind {
  const band = person.row.experienceBand ?? answer.experienceBand;
  // If no answer says whether the person is a young specialist, we use the band of experience.
  if (isYoungSpecialist(person, answer) ?? band === 'upTo3') return 'experiencedYoung';
  const [first = ''] = needs;
  if (DIGITAL.has(first)) return 'innovatorConservative';
  if (HARD.has(first)) return 'leaderStruggling';
  return 'subjectSubject';
}
