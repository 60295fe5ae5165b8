import { groupBy } from '../group-by.ts';
import type { Pair } from '../pairs/pair.ts';
import type { Answer, Entry } from '../programme.ts';
import { byKey } from '../rows/decided.ts';
import { GOAL_NUMBERS, goalNumbers } from './development-plans.ts';
import type { PairProgrammes } from './pair-programmes.ts';

type Plan = Entry<'plans'>;

const WORDS = ['goal', 'sign', 'actions', 'due'] as const;

/** The plan with the programme that the pair wrote, where the staff entered no goal. An approval before this text was of an older one. */
function withProgramme(plan: Plan, counts: PairProgrammes['counts']): Plan {
  if (!counts || goalNumbers(plan).length > 0) return plan;
  const { fields } = counts.text;
  const words = GOAL_NUMBERS.flatMap((n) => WORDS.map((word) => [`${word}${n}`, fields[`${word}${n}`]] as const));
  const agreedOn = plan.agreedOn ?? counts.agreedOn;
  const since = counts.agreedOn ?? counts.text.submittedAt.slice(0, 10);
  const approvedOn = plan.approvedOn !== undefined && plan.approvedOn >= since ? plan.approvedOn : undefined;
  return { ...plan, ...Object.fromEntries(words), ...(agreedOn ? { agreedOn } : {}), approvedOn };
}

/** The plan with the marks from the mentor's report, where the staff entered none. */
function withMarks(plan: Plan, { fields }: Answer<'mentorReport'>): Plan {
  const marks = GOAL_NUMBERS.flatMap((n) => {
    const mark = plan[`mark${n}`] ?? fields[`goal${n}Reached`];
    return plan[`goal${n}`] && mark ? [[`mark${n}`, mark] as const] : [];
  });
  return { ...plan, ...Object.fromEntries(marks) };
}

/**
 * The plans of «ИПР» by `pair|mentee`, completed with the pair's own programme and with the marks in the mentor's report. The marks are possible only
 * in a pair with one mentee: in a group the report's marks belong to nobody in particular.
 */
export function knownPlans(
  rows: readonly Plan[],
  pairs: readonly Pair[],
  reports: ReadonlyMap<string | undefined, readonly Answer<'mentorReport'>[]>,
  programmes: ReadonlyMap<string, PairProgrammes>,
): ReadonlyMap<string, Plan> {
  const alone = groupBy(
    pairs.filter(({ row }) => row.menteeCodes?.length === 1),
    ({ pairCode }) => pairCode,
  );
  const plans = byKey(rows, ({ pairCode, code }) => pairCode && code && `${pairCode}|${code}`);
  return new Map(
    [...plans].map(([key, entered]) => {
      const plan = withProgramme(entered, programmes.get(key)?.counts);
      const [pair] = alone.get(plan.pairCode ?? '') ?? [];
      const report = pair && reports.get(pair.pairCode)?.findLast(({ fields }) => fields.code === pair.mentor);
      return [key, report ? withMarks(plan, report) : plan];
    }),
  );
}
