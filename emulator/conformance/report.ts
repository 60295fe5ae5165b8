import type { Outcome } from './replay.ts';

export interface Totals {
  readonly total: number;
  readonly equal: number;
  readonly different: number;
  readonly notApplicable: number;
}

export function totalsOf(outcomes: readonly Outcome[]): Totals {
  const count = (verdict: Outcome['verdict']): number => outcomes.filter((each) => each.verdict === verdict).length;
  return {
    total: outcomes.length,
    equal: count('equal'),
    different: count('different'),
    notApplicable: count('notApplicable'),
  };
}

/** The report: first the figures, then every exchange that differs or cannot be replayed, with the reason. */
export function writeReport(outcomes: readonly Outcome[]): string {
  const { total, equal, different, notApplicable } = totalsOf(outcomes);
  const applicable = total - notApplicable;
  const share =
    applicable > 0 ? ` (${((100 * equal) / applicable).toFixed(1)} % of the ${applicable} that can be repeated)` : '';
  const head = `${total} exchanges: ${equal} equal${share}, ${different} different, ${notApplicable} not applicable`;
  const rest = outcomes.filter((each) => each.verdict !== 'equal').map(describe);
  return [head, ...rest].join('\n');
}

function describe({ recording, index, request, verdict, reason, differences = [] }: Outcome): string {
  const head = `${verdict === 'different' ? 'different' : 'not applicable'}: ${recording} [${index}] ${request}`;
  const lines = differences.map(
    ({ at, recorded, ours }) => `    ${at}: Google ${shown(recorded)}, emulator ${shown(ours)}`,
  );
  return [head, ...(reason === undefined ? [] : [`    ${reason}`]), ...lines].join('\n');
}

function shown(value: unknown): string {
  if (value === undefined) return 'has nothing';
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
