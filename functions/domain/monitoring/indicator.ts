/** One indicator of the target model with its inputs. */
export interface Indicator {
  readonly key: 'youngCoverage' | 'menteeSatisfaction' | 'mentorSatisfaction';
  readonly k: number;
  readonly n: number;
  /** Percent to one decimal; absent where n = 0 («нет данных») or it is too early to judge. */
  readonly percent: number | undefined;
  /** Percent. */
  readonly target: number;
  /** True once reached; false only when its time has come; absent if unknown. */
  readonly met: boolean | undefined;
  /** Why it is too early to judge, and until when; absent otherwise. */
  readonly early: string | undefined;
  /** Notes on the data, e.g. «ответили 8 из 10»; «отозвали согласие: 1». */
  readonly remarks: readonly string[];
}
