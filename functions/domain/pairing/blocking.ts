import type { PairCode } from './problem.ts';
import { Seats, wishesOf } from './seats.ts';
import type { Solution } from './solution.ts';

/** A mentee and a mentor who prefer each other to their partners. */
export type BlockingPair = PairCode;

/**
 * All pairs that block a set of pairs, in the order of codes. Both people of such a pair would gain. A mentee who works alone, or wants to, takes all
 * places of the mentor. Fixed and pinned pairs never break up.
 */
export function blockingPairs({ pairs, model }: Pick<Solution, 'pairs' | 'model'>): BlockingPair[] {
  const { mentees, mentors } = model.network;
  const wishes = wishesOf(model);
  const seats = Seats.of(model, wishes, pairs);
  return wishes.options.flatMap((options) =>
    options
      .filter((option) => seats.isBlocking(option))
      .sort((a, b) => a.mentor - b.mentor)
      .map(({ mentee, mentor }) => ({ mentee: mentees[mentee]?.code ?? '', mentor: mentors[mentor]?.code ?? '' })),
  );
}
