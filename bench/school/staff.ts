import type { Persona } from '../../simulation/persona.ts';
import { personaOf } from '../../simulation/persona.ts';
import type { Teacher } from '../../simulation/roster.ts';
import { roster, wantsMentor, wantsToMentor } from '../../simulation/roster.ts';

const SEED = 1;
const ROSTER = 256;
/** One of this many mentees has no pair yet, so that the pairing has something to solve. */
const OPEN_EVERY = 20;

/** A teacher of the large school, with a personal code. */
export interface Colleague {
  readonly code: string;
  readonly teacher: Teacher;
  readonly persona: Persona;
}

/** A pair that the curator confirmed. */
export interface WorkingPair {
  readonly pairCode: string;
  readonly mentor: Colleague;
  readonly mentee: Colleague;
}

/** The teachers of a school, and their pairs. */
export interface Staff {
  readonly all: readonly Colleague[];
  /** Teachers who want a mentor, want to be a mentor, or both. */
  readonly taking: readonly Colleague[];
  readonly mentees: readonly Colleague[];
  readonly mentors: readonly Colleague[];
  readonly pairs: readonly WorkingPair[];
}

export const codeOf = (letter: 'К' | 'П', number: number) => `${letter}-${String(number).padStart(2, '0')}`;

/** One roster has too few fictional names, so a large staff combines several rosters. Names may repeat. */
function teachersOf(count: number): Teacher[] {
  const rosters = Array.from({ length: Math.ceil(count / ROSTER) }, (_, index) => roster(SEED + index, ROSTER));
  return rosters
    .flat()
    .slice(0, count)
    .map((teacher, index) => ({ ...teacher, no: index + 1, email: `teacher-${index + 1}@example.org` }));
}

/** A staff of `count` fictional teachers. The same count always gives the same staff. */
export function staffOf(count: number): Staff {
  const teachers = teachersOf(count);
  const known = teachers.slice(0, ROSTER);
  const all = teachers.map((teacher) => ({
    code: codeOf('К', teacher.no),
    teacher,
    persona: personaOf(SEED, teacher, known, true),
  }));
  const taking = all.filter(({ teacher }) => wantsMentor(teacher) || wantsToMentor(teacher));
  const mentees = taking.filter(({ teacher }) => wantsMentor(teacher));
  const mentors = taking.filter(({ teacher }) => wantsToMentor(teacher));
  const pairs = mentees.flatMap((mentee, index): WorkingPair[] => {
    // We take the next mentor in the list, because people cannot mentor themselves.
    const mentor = mentors[(index + 1) % mentors.length];
    if (mentor === undefined || mentor === mentee || index % OPEN_EVERY === OPEN_EVERY - 1) return [];
    return [{ pairCode: codeOf('П', index + 1), mentor, mentee }];
  });
  return { all, taking, mentees, mentors, pairs };
}
