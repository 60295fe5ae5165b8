import { Assignment } from './assignment.ts';
import { findCandidates } from './candidates.ts';
import { type Commitments, seeksSecond } from './commitments.ts';
import { levelsOf } from './objective.ts';
import { type Packing, packingFor } from './packing.ts';
import { compareCodes, type Mentee, type Mentor, type PairingProblem, type Rules } from './problem.ts';
import { SeatSearch } from './seat-search.ts';
import { TieBreaker } from './tie-breaker.ts';
import { indexed, type Transport } from './transport.ts';
import { VacancySearch } from './vacancy-search.ts';

/**
 * The pairing as a transport problem, with the tools to solve it. The transport problem lacks two side conditions: «вдвоём», and the ban on pairs in
 * both directions.
 */
export interface PairNetwork {
  /** Mentees without a fixed or pinned mentor, in the order of codes. */
  readonly mentees: readonly Mentee[];
  readonly mentors: readonly Mentor[];
  readonly menteeIndex: ReadonlyMap<string, number>;
  readonly mentorIndex: ReadonlyMap<string, number>;
  readonly packing: Packing;
  readonly transport: Transport;
  readonly seats: SeatSearch;
  readonly vacancies: VacancySearch;
  readonly ties: TieBreaker;
  /** Pairs of opposite arcs (A mentors B, B mentors A). An answer may use at most one arc of each pair. */
  readonly opposites: readonly (readonly [number, number])[];
}

/**
 * Builds the network of arcs from mentees to mentors. A mentor's k-th mentee costs 2k − 1 at the level `evenness`, so the costs add up to the squared
 * load.
 * @throws PairingInputError for too many people
 */
export function layOut(problem: PairingProblem, commitments: Commitments): PairNetwork {
  const { rules } = problem;
  const mentees = problem.mentees
    .filter((mentee) => {
      const count = commitments.mentorsOf(mentee.code).length;
      return rules.isSecondRound ? seeksSecond(mentee, count) : count === 0;
    })
    .sort((a, b) => compareCodes(a.code, b.code));
  const mentors = [...problem.mentors].sort((a, b) => compareCodes(a.code, b.code));
  const room = Int32Array.from(mentors, (mentor) => commitments.places(mentor, rules));
  const led = Int32Array.from(mentors, ({ code }) => commitments.load(code));
  const packing = packingFor(
    {
      mentees: mentees.length,
      profile: highestProfile(rules),
      sympathy: 3 * (rules.weights.menteeChoice + rules.weights.mentorChoice),
      place: room.reduce((most, places, at) => Math.max(most, 2 * (places + (led[at] ?? 0))), 0),
      priority: Math.max(0, ...(rules.priority?.rank.values() ?? [])),
    },
    levelsOf(rules),
  );
  const { start, mentor, high, low } = findCandidates(mentees, mentors, room, led, problem, commitments, packing);
  mentees.forEach(({ alone }, index) => {
    if (!alone) return;
    for (let arc = start[index] ?? 0; arc < (start[index + 1] ?? 0); arc++) {
      mentor[arc] = (mentor[arc] ?? 0) + mentors.length;
    }
  });
  const transport = indexed({
    mentees: mentees.length,
    mentors: mentors.length,
    start,
    column: mentor,
    high,
    low,
    room,
    led,
    group: led.map((count) => Math.max(1, rules.leastGroup - count)),
    together: Uint8Array.from(mentees, ({ together }) => Number(together)),
    sized: rules.leastGroup > 2 || mentees.some(({ together }) => together),
    loadStep: rules.counts.evenLoad ? packing.load : 0,
    firstGain: packing.units[packing.levels.findIndex(({ key }) => key === 'led')] ?? 0,
    doors: mentees.some(({ alone }) => alone),
  });
  const network = {
    mentees,
    mentors,
    menteeIndex: new Map(mentees.map(({ code }, index) => [code, index])),
    mentorIndex: new Map(mentors.map(({ code }, index) => [code, index])),
    packing,
    transport,
    seats: new SeatSearch(transport),
    vacancies: new VacancySearch(transport),
    ties: new TieBreaker(transport),
  };
  return { ...network, opposites: rules.allowBothDirections ? [] : findOpposites(network) };
}

function highestProfile({ weights }: Rules): number {
  return 6 * weights.areas + 2 * weights.time + weights.subject + weights.format;
}

/** Finds the best assignment without the side conditions. Each step seats one mentee. */
export function* seatAll({ transport, seats }: Pick<PairNetwork, 'transport' | 'seats'>): Generator<void, Assignment> {
  const assignment = new Assignment(transport);
  for (let mentee = 0; mentee < transport.mentees; mentee++) {
    seats.seat(assignment, mentee);
    yield;
  }
  assignment.resetCost();
  return assignment;
}

function mentorAt({ transport, mentors }: Pick<PairNetwork, 'transport' | 'mentors'>, arc: number): Mentor | undefined {
  return mentors[(transport.column[arc] ?? 0) % transport.mentors];
}

type Indexes = Pick<PairNetwork, 'transport' | 'menteeIndex' | 'mentorIndex'>;

/** The arc of a pair, by binary search; −1 if the two people may not be a pair. */
export function arcOfPair({ transport, menteeIndex, mentorIndex }: Indexes, mentee: string, mentor: string): number {
  const from = menteeIndex.get(mentee);
  const to = mentorIndex.get(mentor);
  if (from === undefined || to === undefined) return -1;
  let low = transport.start[from] ?? 0;
  let high = transport.start[from + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((transport.column[middle] ?? 0) % transport.mentors < to) low = middle + 1;
    else high = middle;
  }
  const isHit = low < (transport.start[from + 1] ?? 0) && (transport.column[low] ?? 0) % transport.mentors === to;
  return isHit ? low : -1;
}

function findOpposites(network: Indexes & Pick<PairNetwork, 'mentees' | 'mentors'>): (readonly [number, number])[] {
  const { mentees, transport, mentorIndex } = network;
  return mentees.flatMap(({ code }, index) => {
    if (!mentorIndex.has(code)) return [];
    const found: (readonly [number, number])[] = [];
    for (let arc = transport.start[index] ?? 0; arc < (transport.start[index + 1] ?? 0); arc++) {
      const mentor = mentorAt(network, arc)?.code ?? '';
      const opposite = compareCodes(code, mentor) < 0 ? arcOfPair(network, mentor, code) : -1;
      if (opposite >= 0) found.push([arc, opposite]);
    }
    return found;
  });
}
