import { serialNumber, wallTime } from '../../serial-date.ts';
import { badNumber } from './arguments.ts';

type WallTime = ReturnType<typeof wallTime>;

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The days between two dates of a year of twelve months with thirty days; `european` moves the 31st to the 30th. */
export function days360(from: WallTime, to: WallTime, european: boolean): number {
  const start = Math.min(from.day, 30);
  const end = to.day === 31 && (european || start === 30) ? 30 : to.day;
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + (end - start);
}

/** The part of a year between two dates, by the day count `basis`. @throws {FormulaError} #NUM! for a basis that does not exist */
export function yearFraction(a: WallTime, b: WallTime, basis: number): number {
  const [from, to] = a <= b ? [a, b] : [b, a];
  const days = serialNumber(to) - serialNumber(from);
  switch (basis) {
    case 0:
    case 4:
      return days360(from, to, basis === 4) / 360;
    case 1: {
      if (to <= from.plus({ years: 1 })) {
        const leapDay = (year: number) =>
          isLeap(year) &&
          from <= wallTime(0).set({ year, month: 2, day: 29 }) &&
          wallTime(0).set({ year, month: 2, day: 29 }) <= to;
        return (
          days / (leapDay(from.year) || leapDay(to.year) || (from.year === to.year && isLeap(from.year)) ? 366 : 365)
        );
      }
      const years = Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index);
      return days / (years.reduce((sum, year) => sum + (isLeap(year) ? 366 : 365), 0) / years.length);
    }
    case 2:
      return days / 360;
    case 3:
      return days / 365;
    default:
      throw badNumber('Function YEARFRAC parameter 3 should be between 0 and 4.');
  }
}
