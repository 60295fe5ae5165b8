/** An indicator of the target model, with the numbers behind it. */
export interface Indicator {
  readonly key: 'youngCoverage' | 'menteeSatisfaction' | 'mentorSatisfaction';
  readonly k: number;
  readonly n: number;
  /** Percent to one decimal. Absent if n = 0 («нет данных») or it is too early to judge. */
  readonly percent: number | undefined;
  /** The target in percent. */
  readonly target: number;
  /** True if the target is reached. False only after the time of measurement. Absent if unknown. */
  readonly met: boolean | undefined;
  /** Why it is too early to judge, and until when. Absent if it is not too early. */
  readonly early: string | undefined;
  /** Notes on the data, e.g. «ответили 8 из 10»; «отозвали согласие: 1». */
  readonly remarks: readonly string[];
}
