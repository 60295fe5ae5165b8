import type { Row } from './row.ts';

/** One claim of ours about speed or size, and the way to measure it. */
export interface Bench {
  /** The claim in one sentence. */
  readonly claim: string;
  /** Measures, a row at a time. It throws when an answer is wrong: a fast wrong answer has no time. */
  rows(): AsyncIterable<Row>;
}
