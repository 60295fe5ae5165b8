import {
  type CellType,
  date,
  dateTime,
  int,
  manyOf,
  normalCode,
  normalLabel,
  oneOf,
  type Raw,
  splitLabels,
  text,
  yesNo,
} from './cell.ts';
import { type Area, areaEntries } from './dictionary.ts';
import { type Form, type Question, type QuestionType, TIMESTAMP_HEADER } from './form.ts';

/** Option of a `people` question that names nobody. */
export const NO_PREFERENCE = 'нет предпочтений';

/** The value that an answer to a question of this type has. Areas are keys of the dictionary, people and pairs are codes. */
export type AnswerValue<T extends QuestionType> = T extends { kind: 'one'; choices: infer C }
  ? keyof C & string
  : T extends { kind: 'many'; choices: infer C }
    ? readonly (keyof C & string)[]
    : T extends { kind: 'scale' | 'int' }
      ? number
      : T extends { kind: 'yesNo' }
        ? boolean
        : T extends { kind: 'areas' | 'people'; many: true }
          ? readonly string[]
          : string;

/** `people` of one choice may be answered «нет предпочтений»: required to answer, yet without a value. */
type HasValue<Q> = Q extends Question<infer T, true> ? (T extends { kind: 'people' } ? false : true) : false;

type TypeOf<Q> = Q extends Question<infer T> ? T : never;

/** A whole answer to a form: a value for every required question, perhaps one for the others. */
export type AnswerOf<F extends Form> = { readonly submittedAt: string } & {
  readonly [K in keyof F['questions'] as HasValue<F['questions'][K]> extends true ? K : never]: AnswerValue<
    TypeOf<F['questions'][K]>
  >;
} & {
  readonly [K in keyof F['questions'] as HasValue<F['questions'][K]> extends true ? never : K]?: AnswerValue<
    TypeOf<F['questions'][K]>
  >;
};

/** One cell of an answer that could not be used. */
export interface AnswerIssue {
  readonly field: string;
  readonly header: string;
  /** Absent where nothing was read. */
  readonly whatWasRead?: Raw;
  readonly reason: string;
}

export interface ParsedAnswer<F extends Form> {
  /** The answer, when its time and every required question could be read. */
  readonly answer?: AnswerOf<F>;
  /** Whatever could be read, whole or not. */
  readonly fields: Partial<AnswerOf<F>>;
  readonly issues: readonly AnswerIssue[];
}

/** `empty`: the cell was read and holds no value, such as «нет предпочтений». */
type Reading = { value: unknown } | { reason: string } | 'empty';

function read(type: CellType<unknown>, cell: Raw): Reading {
  const parsed = type.schema.safeParse(cell);
  return parsed.success
    ? { value: parsed.data }
    : { reason: parsed.error.issues[0]?.message ?? 'Ответ прочитать не удалось.' };
}

/** The code an option of a list begins with: «К-07 Тестовая Анна Ивановна», or the code alone. */
function codeOf(option: string, letter: 'К' | 'П'): string | undefined {
  const found = /^\s*([A-Za-zА-Яа-я]\s*[-–—]?\s*\d{2,4})(?![\dA-Za-zА-Яа-я])/.exec(option);
  const value = normalCode(found?.[1] ?? '');
  return value?.startsWith(letter) ? value : undefined;
}

function readPeople(cell: Raw, many: boolean): Reading {
  const said = String(cell);
  if (normalLabel(said) === NO_PREFERENCE) return 'empty';
  const options = many ? said.split(/[,;]/).filter((part) => part.trim() !== '') : [said];
  const codes = options.map((option) => codeOf(option, 'К'));
  const wrong = options.find((_, i) => codes[i] === undefined);
  if (wrong !== undefined) return { reason: `В ответе «${wrong.trim()}» нет кода участника вида К-07.` };
  return { value: many ? [...new Set(codes)] : codes[0] };
}

function readAreas(cell: Raw, many: boolean, areas: readonly Area[]): Reading {
  const entries = areaEntries(areas);
  const said = String(cell);
  if (!many) {
    const key = entries.find(([label]) => label === normalLabel(said))?.[1];
    return key ? { value: key } : { reason: `Направления «${said.trim()}» нет на листе «Направления».` };
  }
  const split = splitLabels(said, entries);
  return 'found' in split
    ? { value: split.found }
    : { reason: `Направления «${split.unknown}» нет на листе «Направления».` };
}

function readCell(type: QuestionType, cell: Raw, areas: readonly Area[]): Reading {
  switch (type.kind) {
    case 'short':
      return shortened(read(text, cell), type.most);
    case 'long':
      return read(text, cell);
    case 'code':
      return readCode(cell, 'К');
    case 'pair':
      return readCode(cell, 'П');
    case 'one':
      return read(oneOf(type.choices), cell);
    case 'many':
      return read(manyOf(type.choices), cell);
    case 'scale':
      return read(int(type.low, type.high), cell);
    case 'int':
      return read(int(type.min, type.max), cell);
    case 'yesNo':
      return read(yesNo, cell);
    case 'date':
      return read(date, cell);
    case 'areas':
      return readAreas(cell, type.many, areas);
    case 'people':
      return readPeople(cell, type.many);
  }
}

/** What stands beyond the length that was asked for stays in its cell, and is read by nobody else. */
function shortened(reading: Reading, most = Number.POSITIVE_INFINITY): Reading {
  if (reading === 'empty' || !('value' in reading)) return reading;
  const said = String(reading.value);
  return { value: said.length > most ? `${said.slice(0, most - 1).trimEnd()}…` : said };
}

function readCode(cell: Raw, letter: 'К' | 'П'): Reading {
  const value = codeOf(String(cell), letter);
  return value ? { value } : { reason: `Здесь нужен код вида ${letter}-07.` };
}

const isEmpty = (cell: Raw | undefined): cell is undefined | '' => cell === undefined || String(cell).trim() === '';

/**
 * Reads a row of a response tab: cells by header → values by field. An optional answer that cannot be read is left out
 * and named among the issues; `answer` is absent if the time or a required answer is missing or cannot be read.
 */
export function parseAnswer<F extends Form>(
  form: F,
  cells: Readonly<Record<string, Raw | undefined>>,
  areas: readonly Area[],
): ParsedAnswer<F> {
  const fields: Record<string, unknown> = {};
  const issues: AnswerIssue[] = [];
  let whole = true;

  const take = (field: string, header: string, required: boolean, readWith: (cell: Raw) => Reading) => {
    const cell = cells[header];
    if (isEmpty(cell)) {
      if (!required) return;
      whole = false;
      issues.push({ field, header, reason: 'Нет ответа на обязательный вопрос.' });
      return;
    }
    const reading = readWith(cell);
    if (reading === 'empty') return;
    if ('value' in reading) {
      fields[field] = reading.value;
      return;
    }
    whole &&= !required;
    issues.push({ field, header, whatWasRead: cell, reason: reading.reason });
  };

  take('submittedAt', TIMESTAMP_HEADER, true, (cell) => read(dateTime, cell));
  for (const [field, { title, required, type }] of Object.entries(form.questions)) {
    take(field, title, required, (cell) => readCell(type, cell, areas));
  }

  // Each field was read by the type of its own question, which is what AnswerOf spells out.
  const partial = fields as Partial<AnswerOf<F>>;
  return whole ? { answer: fields as AnswerOf<F>, fields: partial, issues } : { fields: partial, issues };
}
