import { addDays } from '../functions/domain/calendar/day.ts';
import type { MeetingKind } from '../sheets-schema/choices/meeting-kind.ts';
import type { KnownPair, Life } from './life.ts';
import { dayIn } from './programme-run.ts';
import { afterLeave } from './school-day.ts';
import { seeded } from './seeded.ts';

/** A meeting agreed on by a pair. */
export interface Appointment {
  readonly kind: MeetingKind;
  readonly on: string;
}

/** The first day of the fortnight after the planning fortnight, and the month of the last meetings. */
const [REGULAR_FROM, LAST_MONTH] = ['10-15', '12-01'];
const FORTNIGHT = 14;

const earlier = (a: string, b: string) => (a < b ? a : b);

/** The meetings of a pair in the order of the cycle. A pair that starts late plans its meetings as early as possible. */
export function agenda({ pairCode, activeFrom }: KnownPair, life: Life): Appointment[] {
  const { seed, days, calm } = life;
  const chance = seeded(seed, 'agenda', pairCode);
  const on = (day: string, atMost: number) => days.onOrAfter(afterLeave(addDays(day, chance.int(0, atMost))));
  const first = days.after(activeFrom, chance.int(1, 4));
  const soon = days.after(first, chance.int(4, 7));
  const trial = first <= dayIn(life, '09-24') ? earlier(soon, dayIn(life, '09-30')) : soon;
  const planned = on(dayIn(life, '10-05'), 7);
  const planning = planned > trial ? planned : days.after(trial, 3);
  const fortnights: string[] = [];
  for (let start = dayIn(life, REGULAR_FROM); addDays(start, FORTNIGHT) < dayIn(life, LAST_MONTH); ) {
    fortnights.push(start);
    start = addDays(start, FORTNIGHT);
  }
  const regular = [...new Set(fortnights.map((start) => on(start, 8)))].filter((day) => day > planning);
  const cycle: Appointment[] = [
    { kind: 'first', on: first },
    { kind: 'trial', on: trial },
    { kind: 'planning', on: planning },
    ...regular.map((day) => ({ kind: 'regular', on: day }) as const),
    { kind: 'final', on: on(dayIn(life, '12-02'), 7) },
  ];
  // Now and then people forget a regular meeting.
  return cycle.filter(({ kind }) => calm || kind !== 'regular' || !chance.happens(0.12));
}
