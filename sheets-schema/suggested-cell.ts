import { bareAddress, mendStrayLetters } from './address-letters.ts';
import { type CellType, normalLabel, type Raw } from './cell.ts';
import { editDistance } from './edit-distance.ts';
import { monthNames } from './months.ts';

type Guess = (typed: string, type: CellType<unknown>) => readonly string[];

/** A shorter beginning would fit too many labels. */
const SHORTEST_BEGINNING = 3;

/** The labels that a misspelt or shortened label may mean. A typing error changes at most every fourth letter. */
const labels: Guess = (typed, { labels: known = [] }) => {
  const said = normalLabel(typed);
  const begun = known.filter((label) => said.length >= SHORTEST_BEGINNING && normalLabel(label).startsWith(said));
  if (begun.length > 0) return begun;
  return known.filter((label) => editDistance(said, normalLabel(label)) <= Math.floor(label.length / 4));
};

const pad = (digits: string) => digits.padStart(2, '0');

/** «1 сентября 2026 г.», «1-9-2026», «1.9.26», «01,09,2026». */
const dates: Guess = (typed) => {
  const words = typed
    .toLowerCase()
    .replace(/г(ода|\.)?\s*$/u, '')
    .split(/[\s.,/-]+/)
    .filter(Boolean);
  const [day = '', monthWord = '', year = '', ...more] = words;
  const named = monthNames.findIndex((name) => monthWord.length > 2 && name.slice(0, 3) === monthWord.slice(0, 3));
  const month = monthWord.startsWith('мая') ? 5 : named >= 0 ? named + 1 : Number(monthWord);
  if (more.length > 0 || !/^\d{1,2}$/.test(day) || !/^(\d{2}|\d{4})$/.test(year) || !Number.isInteger(month)) return [];
  return [`${pad(day)}.${pad(`${month}`)}.${year.length === 2 ? `20${year}` : year}`];
};

/** «14-30», «14 ч 30 мин», «в 9». Not periods: «с 10 до 12», «10-12». */
const times: Guess = (typed) => {
  const [, hours, between = '', minutes = '0'] = /^\D*(\d{1,2})(?:(\D+)(\d{1,2}))?\D*$/.exec(typed) ?? [];
  const mayBeHours = Number(minutes) > Number(hours) && Number(minutes) <= 24;
  const isPeriod = /до|по/i.test(between) || (/[-–—]/.test(between) && mayBeHours);
  return hours === undefined || isPeriod ? [] : [`${pad(hours)}:${pad(minutes)}`];
};

/** «3 чел.»: the number, if the text contains exactly one. */
const numbers: Guess = (typed) => {
  const [only, ...more] = typed.match(/\d+/g) ?? [];
  return only !== undefined && more.length === 0 && !/[-−]\s*\d|\d[.,]\d/.test(typed) ? [only] : [];
};

/** «7», «К7», «к 07.». We offer the number with both letters, because the column accepts only one of them. */
const codes: Guess = (typed) => {
  const [, digits] = /^[^\d]{0,3}?(\d{1,4})\.?$/.exec(typed.trim()) ?? [];
  return digits === undefined ? [] : ['К', 'П'].map((letter) => `${letter}-${pad(digits)}`);
};

/** «anna@example,org», «anna @example.org», «mailto:anna@example.org», «Анна <anna@example.org>,», «аnna@example.org» with a Russian «а». */
const addresses: Guess = (typed) => {
  const mended = mendStrayLetters(
    bareAddress(typed)
      .replace(/[\s<>;]/g, '')
      .replaceAll(',', '.'),
  );
  return mended === undefined ? [] : [mended];
};

const GUESSES: Readonly<Record<string, Guess>> = {
  oneOf: labels,
  yesNo: labels,
  date: dates,
  time: times,
  int: numbers,
  code: codes,
  email: addresses,
};

/** The text that a misspelt cell was probably meant to contain; undefined unless exactly one guess is valid. */
export function suggestedCell(type: CellType<unknown>, cell: Raw): string | undefined {
  const guesses = GUESSES[type.kind]?.(String(cell), type) ?? [];
  const [only, ...others] = guesses.filter((guess) => 'value' in type.read(guess));
  return others.length === 0 ? only : undefined;
}
