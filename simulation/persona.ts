import type { MeetingMode } from '../sheets-schema/choices/meeting-mode.ts';
import { type Slot, slots } from '../sheets-schema/choices/slot.ts';
import { areas as areaLabels } from '../sheets-schema/dictionary.ts';
import { type Teacher, wantsMentor, wantsToMentor } from './roster.ts';
import { seeded } from './seeded.ts';

export interface Persona {
  /** Areas in order of importance. */
  readonly needs: readonly string[];
  /** Areas they can help in, the best first. */
  readonly offers: readonly string[];
  readonly slots: readonly Slot[];
  readonly mode: MeetingMode;
  readonly capacity: '1' | '2' | '3';
  readonly wantsGroup: boolean;
  /** Their confidence at the start, 1–10, and its growth in a year of work together. */
  readonly confidence: number;
  readonly growth: number;
  /** 1–10. */
  readonly satisfaction: number;
  readonly delay: number;
  /** Whether they let the school publish their name, their words and the story of their pair. */
  readonly publishes: boolean;
}

const AREAS = Object.keys(areaLabels);

function offersOf(seed: number, { no }: Teacher): string[] {
  const chance = seeded(seed, 'offers', no);
  return chance.sample(AREAS, chance.int(3, 6));
}

/** A teacher's needs. The main need is one that a mentor on the staff offers, if there is a mentor. */
function needsOf(seed: number, teacher: Teacher, staff: readonly Teacher[]): string[] {
  const chance = seeded(seed, 'needs', teacher.no);
  const mentors = staff.filter((each) => wantsToMentor(each) && each.no !== teacher.no);
  const rank = staff.filter(wantsMentor).findIndex(({ no }) => no === teacher.no);
  const likely = mentors[rank % Math.max(mentors.length, 1)];
  const offered = likely ? offersOf(seed, likely) : AREAS;
  const main = chance.pick(offered);
  const others = chance.sample(
    AREAS.filter((area) => area !== main),
    chance.int(0, 2),
  );
  return [main, ...others];
}

/** The persona of a teacher on this staff, the same for the same seed. */
export function personaOf(seed: number, teacher: Teacher, staff: readonly Teacher[], calm: boolean): Persona {
  const chance = seeded(seed, 'persona', teacher.no);
  return {
    needs: needsOf(seed, teacher, staff),
    offers: offersOf(seed, teacher),
    slots: chance.sample(Object.keys(slots) as Slot[], chance.int(2, 5)),
    mode: chance.pick(['inPerson', 'mixed', 'online']),
    capacity: chance.pick(['1', '2', '2', '3']),
    wantsGroup: chance.happens(0.3),
    confidence: chance.int(4, 7),
    growth: chance.int(0, 2),
    satisfaction: chance.happens(0.88) ? chance.int(7, 10) : chance.int(4, 6),
    delay: calm ? chance.int(0, 3) : chance.int(0, 9),
    publishes: chance.happens(0.6),
  };
}
