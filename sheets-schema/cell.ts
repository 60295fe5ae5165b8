// We use zod/mini because Google loads this module for each run of the bound script.
import * as z from 'zod/mini';
import { strayLetter, strayLetterText } from './address-letters.ts';
import { foldLookalikes, mendLookalikes } from './lookalikes.ts';
import { oneLine } from './normal-text.ts';

/** The unformatted value of a spreadsheet cell. Google has no other kinds of value. */
export type Raw = string | number | boolean;

/** The way in which a cell is displayed: as plain text, or by one of Google's number formats. */
export type Display = 'text' | 'integer' | 'date' | 'dateTime' | 'time' | 'percent';

/** A closed list of choices. The keys never change; users see the Russian labels. */
export type Choices = Readonly<Record<string, string>>;

/** The result of reading a cell: its value, or a plain Russian sentence that names the expected content. */
export type CellReading<T> = { readonly value: T } | { readonly problem: string };

/** The type of a cell: how to read it, how to write a value into it, and how it looks. If you read what `write` returned, you get the same value. */
export interface CellType<T> {
  readonly kind: string;
  read(cell: Raw): CellReading<T>;
  /** `read` as a schema for unknown input. If the input is invalid, its issue describes the problem. */
  readonly schema: z.ZodMiniType<T, Raw>;
  write(value: T): Raw;
  /** The target of the link in the cell; undefined if the cell has no link. */
  link?(value: T): string | undefined;
  readonly display: Display;
  readonly labels?: readonly string[];
}

const raw = z.union([z.string(), z.number(), z.boolean()], { error: 'Значение этой ячейки прочитать не удалось.' });

/** The text in a cell whose formula failed: `#REF!`, `#DIVIDE_BY_ZERO!`, `#N/A`, `#NAME?`. */
const FORMULA_ERROR = /^#(?:[A-Z_0-9]+[!?]|N\/A)$/;

const failedFormula = (cell: Raw): boolean => typeof cell === 'string' && FORMULA_ERROR.test(cell);

/**
 * Makes a cell type.
 * @param understand - reads a cell without a formula error
 */
export function cellType<T>(
  kind: string,
  display: Display,
  understand: (cell: Raw) => CellReading<T>,
  write: (value: T) => Raw,
  labels?: readonly string[],
): CellType<T> {
  const read = (cell: Raw): CellReading<T> =>
    failedFormula(cell) ? { problem: 'В ячейке ошибка формулы.' } : understand(cell);
  const understood = z.transform((cell: Raw, context): T => {
    const reading = read(cell);
    if ('value' in reading) return reading.value;
    context.issues.push({ code: 'custom', message: reading.problem, input: cell });
    return z.NEVER;
  });
  const schema = z.pipe(raw, understood);
  return { kind, display, read, schema, write, ...(labels ? { labels } : {}) };
}

/** Any text. A number that somebody types into a text column becomes text. */
export const text = cellType<string>(
  'text',
  'text',
  (cell) => ({ value: String(cell).trim() }),
  (value) => value,
);

/** A person's name on one line, with Russian letters instead of foreign letters that look the same. */
export const personName: CellType<string> = cellType<string>(
  'text',
  'text',
  (cell) => ({ value: mendLookalikes(oneLine(String(cell))) }),
  (value) => value,
);

/** Text of several lines, displayed with line wrapping. */
export const longText: CellType<string> = { ...text, kind: 'longText' };

/** Text with a link to a page or to a place inside the workbook (`#gid=1002&range=5:9`). */
export interface LinkedText {
  readonly text: string;
  readonly url?: string | undefined;
}

/** Linked text. Reading returns only the words; the target of the link stays in the cell. */
export const linkedText: CellType<LinkedText> = {
  ...cellType<LinkedText>(
    'linkedText',
    'text',
    (cell) => ({ value: { text: String(cell).trim() } }),
    (value) => value.text,
  ),
  link: ({ url }) => url,
};

/** A whole number from `min` to `max`. */
export function int(min = 0, max = 1_000_000): CellType<number> {
  return cellType(
    'int',
    'integer',
    (cell) => {
      const value = typeof cell === 'number' ? cell : /^-?\d+$/.test(String(cell).trim()) ? Number(cell) : Number.NaN;
      if (!Number.isInteger(value)) return { problem: 'Здесь нужно целое число.' };
      if (value < min || value > max) return { problem: `Здесь нужно целое число от ${min} до ${max}.` };
      return { value };
    },
    (value) => value,
  );
}

/** A number of exactly `length` digits that identifies something, such as ИНН or ОГРН. It is no quantity. */
export function digits(length: number): CellType<string> {
  return cellType<string>(
    'text',
    'text',
    (cell) => {
      const value = String(cell).replace(/\s/g, '');
      return value.length === length && /^\d+$/.test(value)
        ? { value }
        : { problem: `Здесь нужно ${length} цифр подряд.` };
    },
    (value) => value,
  );
}

/** A percentage, possibly over 100 or with a fraction. People may type a decimal comma and a percent sign. */
export const percent = cellType<number>(
  'percent',
  'percent',
  (cell) => {
    const typed = String(cell).replace(/\s|%/g, '').replace(',', '.');
    return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(typed) ? { value: Number(typed) } : { problem: 'Здесь нужно число.' };
  },
  (value) => value,
);

const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** The ISO date (`2026-09-01`) of a serial number. Serial numbers count whole days since 1899-12-30. */
export function dateOfSerial(serial: number): string {
  return new Date(SERIAL_EPOCH + Math.floor(serial) * DAY).toISOString().slice(0, 10);
}

export function serialOfDate(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - SERIAL_EPOCH) / DAY);
}

function dateFromText(cell: string): string | undefined {
  const found =
    /^(?<d>\d{1,2})[./](?<m>\d{1,2})[./](?<y>(?:19|[2-9]\d)\d{2})$/.exec(cell.trim()) ??
    /^(?<y>(?:19|[2-9]\d)\d{2})-(?<m>\d{2})-(?<d>\d{2})$/.exec(cell.trim());
  if (!found?.groups) return undefined;
  const { y = '', m = '', d = '' } = found.groups;
  const iso = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? undefined : iso;
}

const LATEST_SERIAL = 2_958_466; // The first day after the year 9999.

const isSerial = (cell: Raw): cell is number => typeof cell === 'number' && cell >= 1 && cell < LATEST_SERIAL;

/** A calendar date. In the domain it is ISO (`2026-09-01`); in the sheet it is a serial number or `01.09.2026`. */
export const date = cellType<string>(
  'date',
  'date',
  (cell) => {
    if (isSerial(cell)) return { value: dateOfSerial(cell) };
    const iso = typeof cell === 'string' ? dateFromText(cell) : undefined;
    return iso ? { value: iso } : { problem: 'Здесь нужна дата, например 01.09.2026.' };
  },
  serialOfDate,
);

/** The local date and time of a serial number as ISO text (`2026-09-01T08:05:00`), to the nearest second. */
export function dateTimeOfSerial(serial: number): string {
  return new Date(SERIAL_EPOCH + Math.round(serial * 86_400) * 1000).toISOString().slice(0, 19);
}

/** A date and time in the school's time zone, as ISO text to the second, without a zone (`2026-09-01T08:05:00`). */
export const dateTime = cellType<string>(
  'dateTime',
  'dateTime',
  (cell) => {
    if (isSerial(cell)) return { value: dateTimeOfSerial(cell) };
    const [day = '', clock = '00:00', ...more] = String(cell)
      .trim()
      .split(/[T\s]+/);
    const iso = dateFromText(day);
    const hours = /^(?<h>[01]?\d|2[0-3]):(?<m>[0-5]\d)(?::(?<s>[0-5]\d))?$/.exec(clock)?.groups;
    if (iso && hours && more.length === 0) {
      return { value: `${iso}T${(hours.h ?? '').padStart(2, '0')}:${hours.m}:${hours.s ?? '00'}` };
    }
    return { problem: 'Здесь нужны дата и время, например 01.09.2026 08:00.' };
  },
  (value) => (Date.parse(`${value}Z`) - SERIAL_EPOCH) / DAY,
);

/** A time of day in the form `HH:MM`. */
export const time = cellType<string>(
  'time',
  'time',
  (cell) => {
    const minutes = typeof cell === 'number' && cell >= 0 && cell < 1 ? Math.round(cell * 1440) % 1440 : undefined;
    if (minutes !== undefined) {
      return { value: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` };
    }
    const found = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(String(cell).trim());
    return found
      ? { value: `${(found[1] ?? '').padStart(2, '0')}:${found[2]}` }
      : { problem: 'Здесь нужно время, например 14:30.' };
  },
  (value) => value,
);

/** A day of any year. In the domain it is `MM-DD`, like the end of an ISO date; in the sheet it is «ДД.ММ». */
export const dayOfYear = cellType<string>(
  'dayOfYear',
  'text',
  (cell) => {
    if (isSerial(cell)) return { value: dateOfSerial(cell).slice(5) };
    const iso = dateFromText(`${String(cell).trim().replace(/\.$/, '')}.2024`); // 2024 is a leap year, so 29.02 is valid.
    return iso ? { value: iso.slice(5) } : { problem: 'Здесь нужны день и месяц, например 01.07.' };
  },
  (value) => `${value.slice(3)}.${value.slice(0, 2)}`,
);

/** Yes or no: «да» / «нет». A ticked box means «да». */
export const yesNo = cellType<boolean>(
  'yesNo',
  'text',
  (cell) => {
    const said = String(cell).trim().toLowerCase();
    if (['да', 'true', 'истина', '1', '+'].includes(said)) return { value: true };
    if (['нет', 'false', 'ложь', '0', '-', '–'].includes(said)) return { value: false };
    return { problem: 'Здесь нужно «да» или «нет».' };
  },
  (value) => (value ? 'да' : 'нет'),
  ['да', 'нет'],
);

/** A label, normalised for comparison: case, ё and е, spaces and the kind of dash do not matter. */
export function normalLabel(label: string): string {
  return label.trim().toLowerCase().replace(/ё/g, 'е').replace(/[–—−]/g, '-').replace(/\s+/g, ' ');
}

/** One choice from a closed list. The sheet contains its label, the domain its key. */
export function oneOf<const C extends Choices>(choices: C): CellType<keyof C & string> {
  type Key = keyof C & string;
  const labels = Object.values(choices);
  // Most cells contain an exact label, which we find without normalising.
  const exact = new Map((Object.keys(choices) as Key[]).map((key) => [choices[key] ?? key, key] as const));
  const normal = new Map([...exact].map(([label, key]) => [normalLabel(label), key] as const));
  return cellType<Key>(
    'oneOf',
    'text',
    (cell) => {
      const key = exact.get(String(cell)) ?? normal.get(normalLabel(String(cell)));
      return key ? { value: key } : { problem: `Здесь нужно одно из: ${labels.map((l) => `«${l}»`).join(', ')}.` };
    },
    (key) => choices[key] ?? key,
    labels,
  );
}

/**
 * Builds a function that splits the text of ticked boxes (`label, label`) and returns the meaning of each label. Labels may contain commas, so the
 * longest label matches first. Other text is returned as `unknown`.
 */
export function labelSplitter<K>(
  entries: readonly (readonly [label: string, meaning: K])[],
): (joined: string) => { found: readonly K[] } | { unknown: string } {
  const known = entries
    .map(([label, meaning]) => [normalLabel(label), meaning] as const)
    .sort(([a], [b]) => b.length - a.length);
  return (joined) => {
    const found = new Set<K>();
    let rest = normalLabel(joined);
    while (rest !== '') {
      const next = known.find(
        ([label]) =>
          rest.startsWith(label) && (rest.length === label.length || ',;'.includes(rest.charAt(label.length))),
      );
      if (!next) return { unknown: rest };
      found.add(next[1]);
      rest = rest.slice(next[0].length).replace(/^[,;]\s*/, '');
    }
    return { found: [...found] };
  };
}

/** Several choices from a closed list, as labels joined by `, `. Google Forms writes ticked boxes in this way. */
export function manyOf<const C extends Choices>(choices: C): CellType<readonly (keyof C & string)[]> {
  type Key = keyof C & string;
  const keys = Object.keys(choices) as Key[];
  const splitLabels = labelSplitter(keys.map((key) => [choices[key] ?? key, key] as const));
  return cellType<readonly Key[]>(
    'manyOf',
    'text',
    (cell) => {
      const split = splitLabels(String(cell));
      return 'found' in split
        ? { value: split.found }
        : { problem: `Не удалось понять «${split.unknown}». Допустимо: ${Object.values(choices).join('; ')}.` };
    },
    (value) => value.map((key) => choices[key] ?? key).join(', '),
  );
}

const LATIN_LOOKALIKES: Readonly<Record<string, string>> = { K: 'К', M: 'М', P: 'П', H: 'Н' };

/** A code in its normal form, «К-07». The typed text may have a Latin K, lower case, spaces, or no hyphen. */
export function normalCode(typed: string): string | undefined {
  const found = /^([A-Za-zА-Яа-яЁё])\s*[-–—]?\s*(\d{2,4})$/.exec(typed.trim());
  if (!found) return undefined;
  const letter = (found[1] ?? '').toUpperCase();
  return `${LATIN_LOOKALIKES[letter] ?? letter}-${found[2]}`;
}

/** The code of a participant (К-07) or a pair (П-03). */
export function code(letter: 'К' | 'П'): CellType<string> {
  return cellType(
    'code',
    'text',
    (cell) => {
      const value = normalCode(String(cell));
      return value?.startsWith(letter) ? { value } : { problem: `Здесь нужен код вида ${letter}-07.` };
    },
    (value) => value,
  );
}

/** Several codes, separated by commas. */
export function codes(letter: 'К' | 'П'): CellType<readonly string[]> {
  return cellType<readonly string[]>(
    'codes',
    'text',
    (cell) => {
      const parts = String(cell)
        .split(/[,;]|\s+(?=[A-Za-zА-Яа-яЁё])/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      const found = parts.map(normalCode);
      const wrong = parts.find((_, i) => !found[i]?.startsWith(letter));
      if (wrong !== undefined)
        return { problem: `«${wrong}» – не код. Здесь нужны коды вида ${letter}-07 через запятую.` };
      return { value: found.filter((value) => value !== undefined) };
    },
    (value) => value.join(', '),
  );
}

/** The number of a curator on «Кураторы»: «КР-2». The first curator, whom «Настройки» names, is КР-1. */
export const curatorNumber = cellType<string>(
  'curatorNumber',
  'text',
  (cell) => {
    const typed = foldLookalikes(String(cell).trim().toUpperCase());
    const digits = /^(?:КР\s*[-–—]?\s*)?([1-9]\d{0,2})$/u.exec(typed)?.[1];
    return digits === undefined
      ? { problem: 'Здесь нужен номер куратора с листа «Кураторы»: КР-1 – первый, КР-2 и дальше – остальные.' }
      : { value: `КР-${digits}` };
  },
  (value) => value,
);

/** An e-mail address. The error names a letter of another alphabet, because people do not see it and mail does not arrive. */
export const email = cellType<string>(
  'email',
  'text',
  (cell) => {
    const value = String(cell).trim();
    const stray = value.includes('@') ? strayLetter(value) : undefined;
    if (stray) return { problem: strayLetterText(stray) };
    return /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]{2,}$/.test(value)
      ? { value }
      : { problem: 'Здесь нужен адрес почты, например ivanova@school.example.' };
  },
  (value) => value,
);

/** A link, or the name of a file or of a folder for paper documents. */
export const link = cellType<string>(
  'link',
  'text',
  (cell) => ({ value: String(cell).trim() }),
  (value) => value,
);
