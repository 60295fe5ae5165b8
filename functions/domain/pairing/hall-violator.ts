import { counted, plural } from '../counted.ts';
import { compareCodes } from './problem.ts';
import type { Solution } from './solution.ts';

/** A Hall violator: mentees who can be led only by certain mentors, and are more than these mentors have places for. */
export interface HallViolator {
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
  /** How many of these mentees these mentors can lead at most. */
  readonly places: number;
  /**
   * The kind of the other pairs that already take places of these mentors: fixed or pinned pairs or, in the second round, also the first pairs. These
   * places are not counted.
   */
  readonly beside: 'nothing' | 'committed' | 'chosen';
  /** How many of these mentees want to be alone with their mentor. */
  readonly alone: number;
}

/**
 * The Hall violator around a mentee without a pair: the mentors open to that mentee, the mentees proposed to those mentors, the mentors open to these
 * mentees, and so on. If the violator has more mentees than places, Hall's condition fails (P. Hall 1935). `null` if places are left, because then there
 * is another reason.
 */
export function hallViolatorAround(
  mentee: string,
  { pairs, unmatched, model: { network, problem } }: Solution,
): HallViolator | null {
  const { transport, mentees, mentors, menteeIndex, mentorIndex } = network;
  const placesOf = (index: number) => {
    const arcs = transport.column.subarray(transport.start[index], transport.start[index + 1]);
    return Array.from(arcs, (column) => column % transport.mentors);
  };
  const holders = new Map<number, number[]>();
  for (const pair of pairs.filter(({ origin }) => origin === 'proposed')) {
    const [from, to] = [menteeIndex.get(pair.mentee), mentorIndex.get(pair.mentor)];
    if (from !== undefined && to !== undefined) holders.set(to, [...(holders.get(to) ?? []), from]);
  }
  const indexesOf = (codes: readonly string[]) => codes.flatMap((code) => menteeIndex.get(code) ?? []);
  const violator = new Set(indexesOf([mentee]));
  const reached = new Set<number>();
  // The loop also visits the items that it adds to the set.
  for (const one of violator) {
    for (const mentor of placesOf(one)) {
      reached.add(mentor);
      for (const holder of holders.get(mentor) ?? []) violator.add(holder);
    }
  }
  for (const other of indexesOf(unmatched)) {
    const own = placesOf(other);
    if (own.length > 0 && own.every((mentor) => reached.has(mentor))) violator.add(other);
  }
  const alone = [...violator].filter((index) => mentees[index]?.alone).length;
  const rooms = Array.from(reached, (mentor) => transport.room[mentor] ?? 0);
  const places = mostLed(rooms, alone, violator.size - alone);
  if (reached.size === 0 || violator.size <= places) return null;
  const codes = (people: readonly { readonly code: string }[], indexes: ReadonlySet<number>) =>
    [...indexes].flatMap((index) => people[index]?.code ?? []).sort(compareCodes);
  const areLeading = [...reached].some((mentor) => (transport.led[mentor] ?? 0) > 0);
  const beside = areLeading ? (problem.rules.isSecondRound ? 'chosen' : 'committed') : 'nothing';
  return { mentees: codes(mentees, violator), mentors: codes(mentors, reached), places, beside, alone };
}

/**
 * The most mentees whom mentors with these places can lead. Each mentee who wants to be alone takes a whole mentor, preferably a mentor with few
 * places.
 */
function mostLed(rooms: readonly number[], alone: number, others: number): number {
  const falling = [...rooms].sort((a, b) => b - a);
  let best = 0;
  let shared = 0;
  for (let groups = 0; groups <= falling.length; groups++) {
    best = Math.max(best, Math.min(others, shared) + Math.min(alone, falling.length - groups));
    shared += falling[groups] ?? 0;
  }
  return best;
}

/** A sentence with more mentors gives only their number. */
const mostNamed = 5;

const besides = {
  nothing: '',
  committed: ' сверх подтверждённых и закреплённых пар',
  chosen: ' сверх уже выбранных пар',
} as const;

/** Tells the curator how many people compete for which places, but not why they have no other choice. */
export function shortageSentence({ mentees, mentors, places, beside: other, alone }: HallViolator): string {
  const count = mentees.length;
  const rest = 'у которых нет других вариантов';
  const people = `${counted(count, 'наставляемый', 'наставляемых', 'наставляемых')}, ${rest}`;
  const names = mentors.length <= mostNamed ? mentors.join(', ') : '';
  const beside = besides[other];
  if (alone === count) {
    const whom = counted(mentors.length, 'наставника', 'наставников', 'наставников');
    return `Для работы вдвоём не хватает наставников: на ${whom}${names && ` (${names})`} – ${people}.`;
  }
  if (alone > 0) {
    const [who, can] = mentors.length === 1 ? ['наставник', 'может'] : ['наставники', 'могут'];
    const leading = names
      ? `${who} ${names} ${can}`
      : `${counted(mentors.length, 'наставник может', 'наставника могут', 'наставников могут')}`;
    return `Мест не хватает: ${leading} вести${beside} не больше ${places} из ${count} наставляемых, ${rest}; часть из них просит работать вдвоём.`;
  }
  const whose = plural(mentors.length, 'наставника', 'наставников', 'наставников');
  const where = names ? `${whose} ${names}` : `${mentors.length} ${whose}`;
  return `Мест не хватает: на ${counted(places, 'место', 'места', 'мест')}${beside} у ${where} – ${people}.`;
}
