import type { Row } from './row.ts';

/** One claim about speed or size, and the way to measure it. */
export interface Bench {
  /** The claim in one sentence. */
  readonly claim: string;
  /** Measures one row at a time. Throws if an answer is wrong: a fast wrong answer does not count. */
  rows(): AsyncIterable<Row>;
}
