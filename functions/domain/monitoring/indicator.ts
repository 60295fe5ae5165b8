/** An indicator of the target model, with the numbers from which it follows. */
export interface Indicator {
  readonly key: 'youngCoverage' | 'menteeSatisfaction' | 'mentorSatisfaction';
  readonly k: number;
  readonly n: number;
  /** How many of the `n` people answered; undefined where the indicator does not come from answers. */
  readonly answered: number | undefined;
  /** Percent to one decimal. Undefined if n = 0 («нет данных») or if it is too early to judge. */
  readonly percent: number | undefined;
  /** The target in percent. */
  readonly target: number;
  /** Whether the target is reached; false only after the time of measurement; undefined if unknown. */
  readonly met: boolean | undefined;
  /** The reason why it is too early to judge, with a date; undefined if it is not too early. */
  readonly early: string | undefined;
  /** The text that replaces the figures of fewer than five answers. Such figures would show what single people answered. */
  readonly tooFew: string | undefined;
  /** Notes on the data, e.g. «ответили 8 из 10»; «отозвали согласие: 1». */
  readonly remarks: readonly string[];
  /** The same notes for papers, without the number of one to four people who left. */
  readonly paperRemarks: readonly string[];
}

/** A note beside an indicator. */
export interface Note {
  readonly text: string;
  /** The text for papers, if it differs from `text`. */
  readonly inPaper?: string | undefined;
}

interface Counted {
  readonly key: Indicator['key'];
  readonly k: number;
  readonly n: number;
  readonly answered?: number | undefined;
  readonly target: number;
  readonly notes: readonly Note[];
  readonly early?: string | undefined;
  readonly tooFew?: string | undefined;
}

/** Whether `k` of `n` reach the target. Compares whole numbers. */
export const isReached = ({ k, n, target }: Pick<Indicator, 'k' | 'n' | 'target'>) => n > 0 && k * 100 >= target * n;

/** Makes an indicator of its numbers. Before the time of measurement, a target may count as reached but not as missed. */
export function indicatorFrom({ key, k, n, answered, target, notes, early, tooFew }: Counted): Indicator {
  const reached = isReached({ k, n, target });
  const tooEarly = reached ? undefined : early;
  const known = n > 0 && tooEarly === undefined;
  return {
    key,
    k,
    n,
    answered,
    percent: known ? Math.round((k * 1000) / n) / 10 : undefined,
    target,
    met: known ? reached : undefined,
    remarks: notes.map(({ text }) => text),
    paperRemarks: notes.map(({ text, inPaper }) => inPaper ?? text),
    early: tooEarly,
    tooFew: tooEarly === undefined ? tooFew : undefined,
  };
}
