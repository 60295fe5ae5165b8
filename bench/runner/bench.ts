import type { Row } from './row.ts';

/** A claim about speed or size, with a way to measure it. */
export interface Bench {
  /** The claim in one sentence. */
  readonly claim: string;
  /** Measures one row at a time. Throws if an answer is wrong, because a fast wrong answer does not count. */
  rows(): AsyncIterable<Row>;
}
