import { addDays } from '../functions/domain/calendar/day.ts';
import type { MeetingKind } from '../sheets-schema/choices/meeting-kind.ts';
import type { KnownPair, Life } from './life.ts';
import { seeded } from './seeded.ts';

/** A meeting agreed on by a pair. */
export interface Appointment {
  readonly kind: MeetingKind;
  readonly on: string;
}

/** First days of the fortnights after the planning fortnight, `MM-DD`. */
const FORTNIGHTS = ['10-15', '10-29', '11-12'];

const earlier = (a: string, b: string) => (a < b ? a : b);

/** The meetings of a pair in the order of the cycle. A pair that starts late plans its meetings as early as possible. */
export function agenda({ pairCode, activeFrom }: KnownPair, { seed, year, days, calm }: Life): Appointment[] {
  const chance = seeded(seed, 'agenda', pairCode);
  const on = (dayOfYear: string, atMost: number) =>
    days.onOrAfter(addDays(`${year}-${dayOfYear}`, chance.int(0, atMost)));
  const first = days.after(activeFrom, chance.int(1, 4));
  const soon = days.after(first, chance.int(4, 7));
  const trial = first <= `${year}-09-24` ? earlier(soon, `${year}-09-30`) : soon;
  const planned = on('10-05', 7);
  const planning = planned > trial ? planned : days.after(trial, 3);
  const regular = FORTNIGHTS.map((start) => on(start, 8)).filter((day) => day > planning);
  const cycle: Appointment[] = [
    { kind: 'first', on: first },
    { kind: 'trial', on: trial },
    { kind: 'planning', on: planning },
    ...regular.map((day) => ({ kind: 'regular', on: day }) as const),
    { kind: 'final', on: on('12-02', 7) },
  ];
  // Now and then people forget a regular meeting.
  return cycle.filter(({ kind }) => calm || kind !== 'regular' || !chance.happens(0.12));
}
