/** One indicator of the target model with what it is computed from. */
export interface Indicator {
  readonly key: 'youngCoverage' | 'menteeSatisfaction' | 'mentorSatisfaction';
  readonly k: number;
  readonly n: number;
  /** Percent to one decimal; absent where n = 0 («нет данных»), and while it is too early to judge. */
  readonly percent: number | undefined;
  /** Percent. */
  readonly target: number;
  /** True once it is reached; false only when its time has come; absent where nothing can be said yet. */
  readonly met: boolean | undefined;
  /** Why it is too early to judge, and when it will be time; absent otherwise. */
  readonly early: string | undefined;
  /** Answers behind it, e.g. «ответили 8 из 10»; «отозвали согласие: 1». */
  readonly remarks: readonly string[];
}
