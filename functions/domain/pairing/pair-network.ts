import type { Commitments } from './commitments.ts';
import { pairGain } from './objective.ts';
import { compareCodes, type Mentee, type Mentor, type PairingProblem } from './problem.ts';
import { type FlowState, type Network, NetworkBuilder } from './residual-network.ts';
import { type PairScore, score } from './score.ts';
import { Router } from './shortest-path.ts';

/** An arc that stands for «this mentee with this mentor». */
export interface Candidate {
  readonly arc: number;
  readonly mentor: number;
  readonly score: PairScore;
}

/** The arcs of one mentor: the door for those who work alone (−1 where there is none) and one arc a place. */
export interface MentorArcs {
  readonly aloneDoor: number;
  readonly places: readonly number[];
}

/** The pairing without its two side conditions («вдвоём» and both directions), as a solved min-cost flow. */
export interface PairNetwork {
  /** Mentees still free, in order of codes. Node i of the network is mentee i. */
  readonly mentees: readonly Mentee[];
  readonly mentors: readonly Mentor[];
  readonly network: Network;
  readonly router: Router;
  readonly root: FlowState;
  /** By mentee: the arcs he may use, in order of mentor codes, and last the arc to «без пары». */
  readonly options: readonly (readonly number[])[];
  readonly candidates: ReadonlyMap<number, Candidate>;
  readonly mentorArcs: readonly MentorArcs[];
  /** Arcs of which at most one may be used: A mentors B, B mentors A. */
  readonly opposites: readonly (readonly [number, number])[];
}

/**
 * Lays out mentees → (doors of those who work alone) → mentors → sink, and solves it mentee by mentee. At most one of a
 * mentor's mentees comes through the door. The k-th place of a mentor costs 2k − 1 at the last level, which sums to load².
 */
export function layOut(problem: PairingProblem, commitments: Commitments): PairNetwork {
  const { rules } = problem;
  const mentees = problem.mentees
    .filter((mentee) => commitments.mentorOf(mentee.code) === undefined)
    .sort((a, b) => compareCodes(a.code, b.code));
  const mentors = [...problem.mentors].sort((a, b) => compareCodes(a.code, b.code));
  const places = mentors.map((mentor) => Math.min(mentees.length, commitments.places(mentor, rules.maxLoad)));
  const firstDoor = mentees.length + mentors.length;
  const idle = firstDoor + mentors.length;
  const sink = idle + 1;

  const builder = new NetworkBuilder();
  const candidates = new Map<number, Candidate>();
  const arcOfPair = new Map<string, number>();
  const doorUsed = new Set<number>();
  const options = mentees.map((mentee, from) => {
    const arcs: number[] = [];
    mentors.forEach((mentor, index) => {
      if (places[index] === 0 || (mentee.alone && commitments.load(mentor.code) > 0)) return;
      const pair = { mentee: mentee.code, mentor: mentor.code };
      if (!rules.allowBothDirections && commitments.isReversed(pair)) return;
      const points = score(mentee, mentor, rules);
      if ('excluded' in points) return;
      if (mentee.alone) doorUsed.add(index);
      const arc = builder.add(
        from,
        (mentee.alone ? firstDoor : mentees.length) + index,
        1,
        pairGain(points).map((gain) => -gain),
      );
      arcs.push(arc);
      candidates.set(arc, { arc, mentor: index, score: points });
      arcOfPair.set(pairKey(pair.mentee, pair.mentor), arc);
    });
    arcs.push(builder.add(from, idle, 1));
    return arcs;
  });
  const doors = mentors.map((_, index) =>
    doorUsed.has(index) ? builder.add(firstDoor + index, mentees.length + index, 1) : -1,
  );
  const mentorArcs = mentors.map((mentor, index) => {
    const load = commitments.load(mentor.code);
    const arcs = Array.from({ length: places[index] ?? 0 }, (_, place) =>
      builder.add(mentees.length + index, sink, 1, [0, 0, 0, 0, 0, 2 * (load + place) + 1]),
    );
    return { aloneDoor: doors[index] ?? -1, places: arcs };
  });
  builder.add(idle, sink, mentees.length);

  const { network, state: root } = builder.build(sink + 1);
  const router = new Router(network);
  mentees.forEach((_, from) => {
    router.send(root, from, sink);
  });
  const opposites = rules.allowBothDirections ? [] : findOpposites(mentees, mentors, candidates, options, arcOfPair);
  return { mentees, mentors, network, router, root, options, candidates, mentorArcs, opposites };
}

function pairKey(mentee: string, mentor: string): string {
  return JSON.stringify([mentee, mentor]);
}

function findOpposites(
  mentees: readonly Mentee[],
  mentors: readonly Mentor[],
  candidates: ReadonlyMap<number, Candidate>,
  options: readonly (readonly number[])[],
  arcOfPair: ReadonlyMap<string, number>,
): (readonly [number, number])[] {
  const opposites: (readonly [number, number])[] = [];
  options.forEach((arcs, index) => {
    const mentee = mentees[index]?.code ?? '';
    for (const arc of arcs) {
      const candidate = candidates.get(arc);
      if (candidate === undefined) continue;
      const mentor = mentors[candidate.mentor]?.code ?? '';
      if (compareCodes(mentee, mentor) > 0) continue;
      const opposite = arcOfPair.get(pairKey(mentor, mentee));
      if (opposite !== undefined) opposites.push([arc, opposite]);
    }
  });
  return opposites;
}
