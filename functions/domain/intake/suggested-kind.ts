import type { PairKind } from '../../../sheets-schema/choices/pair-kind.ts';
import type { Person } from './person.ts';
import { type Experience, isYoungSpecialist } from './young-specialist.ts';

const NEW_TOOLS: ReadonlySet<string> = new Set(['digital', 'functionalLiteracy', 'projects']);
const EVERYDAY: ReadonlySet<string> = new Set(['classManagement', 'wellbeing', 'parents']);

/**
 * The main purpose of a pair, according to the request; the curator may choose another. The length of service affects only this suggestion, never who
 * may be a mentor.
 */
export function suggestedPairKind(needs: readonly string[], person: Person, answer: Experience = {}): PairKind {
  const band = person.row.experienceBand ?? answer.experienceBand;
  // If no answer says whether the person is a young specialist, we use the band of experience.
  if (isYoungSpecialist(person, answer) ?? band === 'upTo3') return 'firstYears';
  const [first = ''] = needs;
  if (NEW_TOOLS.has(first)) return 'newTools';
  if (EVERYDAY.has(first)) return 'everyday';
  return 'lesson';
}
