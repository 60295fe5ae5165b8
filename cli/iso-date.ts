import { InvalidArgumentError } from 'commander';

/** The range of possible programme years. */
const YEARS = { first: 2020, last: 2100 };

/** Parses an ISO date, as in 2026-09-20. */
export function isoDate(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('Нужна дата вида 2026-09-20.');
  }
  const year = Number(text.slice(0, 4));
  if (year < YEARS.first || year > YEARS.last) {
    throw new InvalidArgumentError(`Нужен год с ${YEARS.first} по ${YEARS.last}.`);
  }
  return text;
}
