import { largest } from '../../sheets/largest.ts';

/** A number line with round steps. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10];

/** A scale from zero (or below, for negative numbers) that covers the numbers in about five round steps. */
export function roundScale(numbers: readonly number[]): Scale {
  const least = numbers.reduce((low, number) => Math.min(low, number), 0);
  const most = largest(numbers, 0);
  const span = most - least || 1;
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((each) => each * power >= rough) ?? 10) * power;
  const whole = numbers.every(Number.isInteger) ? Math.max(1, Math.ceil(step)) : step;
  const low = Math.floor(least / whole) * whole;
  const high = Math.max(Math.ceil(most / whole), 1) * whole;
  const ticks = Array.from({ length: Math.round((high - low) / whole) + 1 }, (_, index) =>
    Number((low + index * whole).toPrecision(12)),
  );
  return { low, high, ticks };
}

const NUMBER = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 });

export const shownNumber = (value: number): string => NUMBER.format(value);

/** A label cut to a width in characters. */
export function cut(text: string, most: number): string {
  const marks = [...text];
  return marks.length > most ? `${marks.slice(0, most - 1).join('')}…` : text;
}
