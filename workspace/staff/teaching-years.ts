import { normalLabel } from '../../sheets-schema/cell.ts';
import { type ExperienceBand, experienceBands } from '../../sheets-schema/choices/experience-band.ts';
import type { FileCell } from '../answer-file.ts';

/** The years of teaching in a cell: a band, no statement, or unreadable. */
export type TeachingYears = ExperienceBand | 'notSaid' | 'unreadable';

/** The band for a number of full years of teaching. */
function bandOfYears(years: number): ExperienceBand {
  return years <= 3 ? 'upTo3' : years <= 10 ? 'from4to10' : years <= 20 ? 'from11to20' : 'from21';
}

const bandOfLabel = (label: string) =>
  (Object.keys(experienceBands) as ExperienceBand[]).find((key) => normalLabel(experienceBands[key]) === label);

const YEARS = '(?:лет|год[а]?|г|л|г-?да)';
const MORE = '(?:[\\s,и]*\\d{1,2}\\s*(?:мес(?:яц(?:а|ев)?)?|м|дн(?:я|ей|и)?|день|д)\\.?)*';
const SOME_YEARS = new RegExp(`^(\\d{1,2})(?:[.,]\\d+)?\\s*(?:${YEARS}\\.?)?${MORE}$`, 'u');
const ONLY_MONTHS = new RegExp(
  `^(?:(?:менее|меньше|до|около)\\s+(?:1\\s*)?год[а]|полгода|${MORE.slice(0, -1)}+)$`,
  'u',
);
const NONE = /^(?:0|нет(?:\s+стажа)?|без\s+(?:пед\S*\s+)?стажа|не\s+имеет)$/u;
const NOT_SAID = /^(?:[-–—.]*|н\/д|не\s+указан\S*)$/u;
const RANGE = new RegExp(`^(?:от\\s+)?(\\d{1,2})\\s*(?:-|до)\\s*(\\d{1,2})\\s*(?:${YEARS}\\.?)?$`, 'u');
const AT_MOST = new RegExp(`^(?:до|менее|меньше|<)\\s*(\\d{1,2})\\s*(?:${YEARS}\\.?)?$`, 'u');
const MORE_THAN = new RegExp(
  `^(?:(?:более|больше|свыше|>)\\s*(\\d{1,2})|(\\d{1,2})\\s*(?:\\+|и более))\\s*(?:${YEARS}\\.?)?$`,
  'u',
);
const SINCE_DAY = /^(?:с\s+)?(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?:\s*г\S*)?$/u;
const SINCE_YEAR = /^(?:с\s+)?(?:[а-я]{3,9}\s+)?((?:19|20)\d{2})(?:\s*г\S*)?$/u;

/** Full years between two ISO dates. */
function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** The date since which somebody teaches. A year alone means its school year, which begins in September. */
function beginning(said: string): string | undefined {
  const [, day = '', month = '', ofDay] = SINCE_DAY.exec(said) ?? [];
  if (ofDay) return `${ofDay}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const [, year] = SINCE_YEAR.exec(said) ?? [];
  return year && `${year}-09-01`;
}

function bandOfBounds(from: number, to: number): TeachingYears {
  return bandOfYears(from) === bandOfYears(to) ? bandOfYears(from) : 'unreadable';
}

/**
 * The band for years of teaching in the formats that schools use: «12», «12 лет», «5 л. 3 мес.», «с 2010 года», a date,
 * «без стажа», «4–10».
 * @param today - ISO date, to count the years since a date
 */
export function teachingYears(cell: FileCell | undefined, today: string): TeachingYears {
  if (cell instanceof Date) return bandOfYears(Math.max(0, yearsBetween(cell.toISOString().slice(0, 10), today)));
  const said = normalLabel(String(cell ?? ''))
    .replace(/\([^)]*\)/g, '')
    .trim();
  if (NOT_SAID.test(said)) return 'notSaid';
  const band = bandOfLabel(said);
  if (band) return band;
  if (NONE.test(said) || ONLY_MONTHS.test(said)) return bandOfYears(0);
  const since = beginning(said);
  if (since !== undefined) return since <= today ? bandOfYears(Math.max(0, yearsBetween(since, today))) : 'unreadable';
  const [, years] = SOME_YEARS.exec(said) ?? [];
  if (years !== undefined) return bandOfYears(Number(years));
  const [, from, to] = RANGE.exec(said) ?? [];
  if (from !== undefined && to !== undefined) return bandOfBounds(Number(from), Number(to));
  const [, most] = AT_MOST.exec(said) ?? [];
  if (most !== undefined) return bandOfBounds(0, Number(most));
  const [, above, orMore] = MORE_THAN.exec(said) ?? [];
  const least = above === undefined ? Number(orMore) : Number(above) + 1;
  return least >= 21 ? 'from21' : 'unreadable';
}
