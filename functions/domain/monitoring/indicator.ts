/** One indicator of the target model with what it is computed from. */
export interface Indicator {
  readonly key: 'youngCoverage' | 'menteeSatisfaction' | 'mentorSatisfaction';
  readonly k: number;
  readonly n: number;
  /** Percent to one decimal; absent where n = 0 («нет данных»). */
  readonly percent: number | undefined;
  /** Percent. */
  readonly target: number;
  readonly met: boolean | undefined;
  /** Answers behind it, e.g. «ответили 8 из 10»; «отозвали согласие: 1». */
  readonly remarks: readonly string[];
}
