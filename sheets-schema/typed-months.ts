import { type CellType, cellType } from './cell.ts';
import { type Months, monthNamed, monthsText } from './months.ts';

/** The months of an activity as a school's roadmap writes them. */
export interface TypedMonths {
  /** The first and last month of the year, 1 to 12. A last month over 12 is in the next year, more than twelve months later. */
  readonly months: Months | 'wholeRun';
  /** The years of the first and last month, if they are written. */
  readonly years?: readonly [first: number | undefined, last: number | undefined];
  /** The day of the last month by which the activity ends: 15 in «до 15 октября». */
  readonly lastDay?: number;
}

interface Found {
  readonly at: number;
  readonly first: number;
  readonly last: number;
  readonly day?: number;
  readonly year?: number;
}

/** A school year's parts and a year's quarters, as months. */
const PARTS: readonly (readonly [word: string, parts: readonly Months[]])[] = [
  [
    'четверт',
    [
      [9, 10],
      [11, 12],
      [1, 3],
      [4, 5],
    ],
  ],
  [
    'триместр',
    [
      [9, 11],
      [12, 2],
      [3, 5],
    ],
  ],
  [
    'полугоди',
    [
      [9, 12],
      [1, 5],
    ],
  ],
  [
    'квартал',
    [
      [1, 3],
      [4, 6],
      [7, 9],
      [10, 12],
    ],
  ],
];

const SEASONS: Readonly<Record<string, Months>> = { осен: [9, 11], зим: [12, 2], весн: [3, 5], лет: [6, 8] };

/** «I», «2-я», «третья» in the numbers of quarters and half-years. */
const ORDINALS = [
  ['i', '1', 'перв'],
  ['ii', '2', 'втор'],
  ['iii', '3', 'трет'],
  ['iv', '4', 'четверт'],
] as const;
const ORDINAL = '(iv|i{1,3}|[1-4]|перв|втор|трет|четверт)(?:-?[а-я]{1,3})?';

const ordinal = (word: string) => ORDINALS.findIndex((known) => known.some((each) => each === word));

const WHOLE =
  /(?:в течени[еи]|на протяжении|весь|всего|за) .*(?:год|период|срок|программ)|^(?:постоянно|регулярно|систематически|на постоянной основе)|еже(?:дневно|недельно|месячно|квартально|годно)|раза? в (?:недел|две недел|месяц|четверт|квартал|полугоди|год)|^по (?:мере |запрос|план|отдельн|индивидуальн|график|необходим|согласовани)|^20\d\d\s*[-–/]\s*(?:20)?\d\d\s*(?:уч|г)/u;

const fullYear = (digits: string) => Number(digits.length === 2 ? `20${digits}` : digits);

/** Dates in digits: «01.09.2026», «15.10»; months in digits: «09.2026». */
function dates(typed: string): Found[] {
  const months = [...typed.matchAll(/(?<![\d.])(0?[1-9]|1[0-2])\.(20\d\d)(?!\d)/gu)].map(
    ({ index: at, 1: month, 2: year }): Found => ({
      at,
      first: Number(month),
      last: Number(month),
      year: Number(year),
    }),
  );
  const days = [...typed.matchAll(/(?<![\d.])(\d{1,2})\.(\d{1,2})(?:\.(20\d\d|\d\d))?(?!\d)/gu)].flatMap(
    (found): Found[] => {
      const [, day = '', month = '', year] = found;
      const number = Number(month);
      if (number < 1 || number > 12 || Number(day) < 1 || Number(day) > 31) return [];
      return [
        { at: found.index, first: number, last: number, day: Number(day), ...(year ? { year: fullYear(year) } : {}) },
      ];
    },
  );
  return [...months, ...days];
}

/** Months by name, with the day before and the year after: «15 октября 2026». */
function named(typed: string): Found[] {
  return [...typed.matchAll(/(?:(\d{1,2})(?:-?го)?\s+)?([а-я]+)\.?(?:\s*(20\d\d))?/gu)].flatMap((found): Found[] => {
    const [, day, word = '', year] = found;
    const number = monthNamed(word);
    if (number === undefined) return [];
    return [
      {
        at: found.index,
        first: number,
        last: number,
        ...(day && Number(day) >= 1 && Number(day) <= 31 ? { day: Number(day) } : {}),
        ...(year ? { year: Number(year) } : {}),
      },
    ];
  });
}

/** Parts of a year: «2 четверть», «I–II полугодие», «весна», «начало учебного года». */
function parts(typed: string): Found[] {
  const numbered = PARTS.flatMap(([word, months]) =>
    [...typed.matchAll(new RegExp(`${ORDINAL}(?:\\s*[-–,и]\\s*${ORDINAL})?\\s*${word}`, 'gu'))].flatMap(
      (found): Found[] => {
        const from = months[ordinal(found[1] ?? '')];
        const to = found[2] ? months[ordinal(found[2])] : from;
        return from && to ? [{ at: found.index, first: from[0], last: to[1] }] : [];
      },
    ),
  );
  const seasons = Object.entries(SEASONS).flatMap(([stem, [first, last]]) =>
    [
      ...typed.matchAll(new RegExp(`(?<![а-я])${stem}(?:ь|ью|и|ней|а|у|ой|е|о|ом|ние)(?![а-я])(?: (20\\d\\d))?`, 'gu')),
    ].map(
      ({ index: at, 1: year }): Found => ({
        at,
        first,
        last,
        // A winter has two years, so the run of the programme decides which winter it is.
        ...(year && first <= last ? { year: Number(year) } : {}),
      }),
    ),
  );
  const ends = [...typed.matchAll(/(начал|кон)[а-я]* (?:нового )?учебного года/gu)].map(
    ({ index: at, 1: which }): Found => {
      const month = which === 'начал' ? 9 : 5;
      return { at, first: month, last: month };
    },
  );
  return [...numbered, ...seasons, ...ends];
}

/** «9» and «9–12», if the cell has nothing else. */
function bare(typed: string): Found[] {
  const found = /^(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?$/u.exec(typed);
  const numbers = found ? [Number(found[1]), Number(found[2] ?? found[1])] : [];
  const [first = 0, last = 0] = numbers;
  return numbers.some((number) => number < 1 || number > 12) || first === 0 ? [] : [{ at: 0, first, last }];
}

const plain = (typed: string) =>
  typed.trim().toLowerCase().replaceAll('ё', 'е').replace(/[−—]/gu, '–').replace(/\s+/gu, ' ');

/** «2026/27», «2026–2027 уч. года»: they tell the school year, and not the calendar year of the month before them. */
const withoutSchoolYears = (typed: string) =>
  typed.replace(/20(\d\d)\s*[-–/]\s*(?:20)?(\d\d)(?!\d|\.\d|\s+(?!уч|г)[а-я])/gu, (all, first: string, next: string) =>
    Number(next) === Number(first) + 1 ? '' : all,
  );

/** Whether a date is a beginning, as in «с 1 сентября», so that it names no last day. */
const isBeginning = (before: string) => /(?:^|[\s,(])(?:со?|после|ранее|раньше) $/u.test(before);

function read(cell: string): TypedMonths | undefined {
  const typed = plain(cell);
  const dated = withoutSchoolYears(typed);
  const found = [...dates(dated), ...named(dated), ...parts(dated), ...bare(dated)].sort((a, b) => a.at - b.at);
  const [from, to] = [found[0], found.at(-1)];
  if (!from || !to) return WHOLE.test(typed) ? { months: 'wholeRun' } : undefined;
  // «сентябрь – октябрь следующего года» is longer than a year.
  const isLonger = /следующего (?:учебного )?года/u.test(typed) && to.last >= from.first && from !== to;
  const years = from.year === undefined && to.year === undefined ? undefined : ([from.year, to.year] as const);
  return {
    months: [from.first, to.last + (isLonger ? 12 : 0)],
    ...(years ? { years } : {}),
    ...(to.day === undefined || isBeginning(dated.slice(0, to.at)) ? {} : { lastDay: to.day }),
  };
}

const WHOLE_RUN = 'весь период программы';

function write({ months, years, lastDay }: TypedMonths): string {
  if (months === 'wholeRun') return WHOLE_RUN;
  if (!years && lastDay === undefined) return monthsText(months);
  const [first, last] = months;
  const [firstYear, lastYear] = years ?? [];
  const month = monthsText([last, last]);
  const end =
    lastDay === undefined
      ? `${month}${lastYear === undefined ? '' : ` ${lastYear}`}`
      : `${lastDay}.${((last - 1) % 12) + 1}${lastYear === undefined ? '' : `.${lastYear}`}`;
  if (first === last && firstYear === lastYear) return end;
  const start = `${monthsText([first, first])}${firstYear === undefined ? '' : ` ${firstYear}`}`;
  return `${start} – ${end}${last > 12 ? ' следующего года' : ''}`;
}

/** The type of a cell with the months of an activity, in the words of school roadmaps. */
export const typedMonths: CellType<TypedMonths> = cellType(
  'months',
  'text',
  (cell) => {
    const value = read(String(cell));
    return value
      ? { value }
      : { problem: 'Здесь нужны месяцы: «сентябрь», «октябрь – май», «до 15 октября», «в течение года».' };
  },
  write,
);
