import type { Examiner } from './examine.ts';
import type { Strike } from './strike.ts';
import type { Promised } from './violation.ts';
import type { FaultyYear } from './year.ts';

const FEWEST_TEACHERS = 2;

/**
 * Reduces a failing year (delta debugging): removes faults, then people, as long as the year breaks the same promise.
 * @param progress - receives the remaining numbers of faults and people
 */
export async function shrink(
  examiner: Examiner,
  year: FaultyYear,
  promise: Promised,
  progress: (smaller: FaultyYear) => void,
): Promise<FaultyYear> {
  const fails = async (smaller: FaultyYear): Promise<boolean> => {
    const { violations } = await examiner.examine(smaller);
    const isSame = violations.some((violation) => violation.promise === promise);
    if (isSame) progress(smaller);
    return isSame;
  };
  let least = year;
  let parts = 2;
  while (least.strikes.length > 1) {
    const size = Math.ceil(least.strikes.length / parts);
    const { strikes } = least;
    const without = Array.from({ length: Math.ceil(strikes.length / size) }, (_, part): Strike[] =>
      strikes.filter((_strike, at) => Math.floor(at / size) !== part),
    );
    const smaller = await first(without, async (fewer) => fails({ ...least, strikes: fewer }));
    if (smaller) {
      least = { ...least, strikes: smaller };
      parts = Math.max(2, parts - 1);
    } else if (size === 1) break;
    else parts = Math.min(parts * 2, strikes.length);
  }
  while (least.teachers > FEWEST_TEACHERS) {
    const fewer = { ...least, teachers: least.teachers - 1 };
    if (!(await fails(fewer))) break;
    least = fewer;
  }
  return least;
}

async function first<T>(list: readonly T[], suits: (each: T) => Promise<boolean>): Promise<T | undefined> {
  for (const each of list) if (await suits(each)) return each;
  return undefined;
}
