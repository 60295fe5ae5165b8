import {
  type CellType,
  date,
  dateTime,
  int,
  labelSplitter,
  manyOf,
  normalCode,
  normalLabel,
  oneOf,
  type Raw,
  text,
  yesNo,
} from './cell.ts';
import { type Area, areaEntries } from './dictionary.ts';
import { type Form, type Question, type QuestionType, TIMESTAMP_HEADER } from './form.ts';

/** The option of a question about one person that means nobody. */
export const NOBODY = 'никого не выбираю';

/** The same option in older forms. */
const FORMER_NOBODY = 'нет предпочтений';

/** The type of an answer to a question. Areas are keys of the dictionary; people and pairs are codes; `null` is the explicit choice of nobody. */
type AnswerValue<T extends QuestionType> = T extends { kind: 'one'; choices: infer C }
  ? keyof C & string
  : T extends { kind: 'many'; choices: infer C }
    ? readonly (keyof C & string)[]
    : T extends { kind: 'scale' | 'int' }
      ? number
      : T extends { kind: 'yesNo' }
        ? boolean
        : T extends { kind: 'areas' | 'people'; many: true }
          ? readonly string[]
          : T extends { kind: 'people' }
            ? string | null
            : string;

type HasValue<Q> = Q extends Question<QuestionType, true> ? true : false;

type TypeOf<Q> = Q extends Question<infer T> ? T : never;

/** A complete answer to a form. Every required question has a value. Optional questions may have no value. */
export type AnswerOf<F extends Form> = { readonly submittedAt: string } & {
  readonly [K in keyof F['questions'] as HasValue<F['questions'][K]> extends true ? K : never]: AnswerValue<
    TypeOf<F['questions'][K]>
  >;
} & {
  readonly [K in keyof F['questions'] as HasValue<F['questions'][K]> extends true ? never : K]?: AnswerValue<
    TypeOf<F['questions'][K]>
  >;
};

/** A cell of an answer that we cannot use. */
export interface AnswerIssue {
  readonly field: string;
  readonly header: string;
  readonly whatWasRead?: Raw;
  readonly reason: string;
}

interface ParsedAnswer<F extends Form> {
  /** The answer. Absent if its time or a required question is unreadable. */
  readonly answer?: AnswerOf<F>;
  /** All readable fields, even if the answer is incomplete. */
  readonly fields: Partial<AnswerOf<F>>;
  readonly issues: readonly AnswerIssue[];
}

type Reading = { value: unknown } | { reason: string };
type Reader = (cell: Raw) => Reading;

function readerOfType<T>(type: CellType<T>): Reader {
  return (cell) => {
    const reading = type.read(cell);
    return 'value' in reading ? reading : { reason: reading.problem };
  };
}

/** The code at the beginning of an option: «К-07 Тестовая Анна Ивановна», or only the code. */
function codeOf(option: string, letter: 'К' | 'П'): string | undefined {
  const found = /^\s*([A-Za-zА-Яа-я]\s*[-–—]?\s*\d{2,4})(?![\dA-Za-zА-Яа-я])/.exec(option);
  const value = normalCode(found?.[1] ?? '');
  return value?.startsWith(letter) ? value : undefined;
}

function readPeople(cell: Raw, many: boolean): Reading {
  const said = String(cell);
  if ([NOBODY, FORMER_NOBODY].includes(normalLabel(said))) return { value: many ? [] : null };
  const options = many ? said.split(/[,;]/).filter((part) => part.trim() !== '') : [said];
  const codes = options.map((option) => codeOf(option, 'К'));
  const wrong = options.find((_, i) => codes[i] === undefined);
  if (wrong !== undefined) return { reason: `В ответе «${wrong.trim()}» нет кода участника вида К-07.` };
  return { value: many ? [...new Set(codes)] : codes[0] };
}

function areaReader(areas: readonly Area[]): Reader {
  const keys = new Map(areaEntries(areas));
  return (cell) => {
    const key = keys.get(normalLabel(String(cell)));
    return key ? { value: key } : { reason: `Направления «${String(cell).trim()}» нет на листе «Направления».` };
  };
}

function areasReader(areas: readonly Area[]): Reader {
  const splitLabels = labelSplitter(areaEntries(areas));
  return (cell) => {
    const split = splitLabels(String(cell));
    return 'found' in split
      ? { value: split.found }
      : { reason: `Направления «${split.unknown}» нет на листе «Направления».` };
  };
}

/** Cached readers of questions that do not depend on the dictionary. */
const remembered = new WeakMap<QuestionType, Reader>();

function readerOf(type: QuestionType, areas: readonly Area[]): Reader {
  if (type.kind === 'areas') return type.many ? areasReader(areas) : areaReader(areas);
  const known = remembered.get(type);
  if (known) return known;
  const reader = readerAlone(type);
  remembered.set(type, reader);
  return reader;
}

function readerAlone(type: Exclude<QuestionType, { kind: 'areas' }>): Reader {
  switch (type.kind) {
    case 'short': {
      const read = readerOfType(text);
      return (cell) => shortened(read(cell), type.most);
    }
    case 'long':
      return readerOfType(text);
    case 'code':
      return (cell) => readCode(cell, 'К');
    case 'pair':
      return (cell) => readCode(cell, 'П');
    case 'one':
      return readerOfType(oneOf(type.choices));
    case 'many':
      return readerOfType(manyOf(type.choices));
    case 'scale':
      return readerOfType(int(type.low, type.high));
    case 'int':
      return readerOfType(int(type.min, type.max));
    case 'yesNo':
      return readerOfType(yesNo);
    case 'date':
      return readerOfType(date);
    case 'people':
      return (cell) => readPeople(cell, type.many);
  }
}

/** The text, cut to the limit. We do not use the rest, but the cell keeps it. */
function shortened(reading: Reading, most = Number.POSITIVE_INFINITY): Reading {
  if (!('value' in reading)) return reading;
  const said = String(reading.value);
  return { value: said.length > most ? `${said.slice(0, most - 1).trimEnd()}…` : said };
}

function readCode(cell: Raw, letter: 'К' | 'П'): Reading {
  const value = codeOf(String(cell), letter);
  return value ? { value } : { reason: `Здесь нужен код вида ${letter}-07.` };
}

const isEmpty = (cell: Raw | undefined): cell is undefined | '' => cell === undefined || String(cell).trim() === '';

/**
 * Builds a reader for the rows of a response tab: it takes cells by header and returns values by field. The reader drops an unreadable optional
 * answer and lists it in the issues. `answer` is absent if the time or a required answer is missing or unreadable.
 */
export function answerReader<F extends Form>(
  form: F,
  areas: readonly Area[],
): (cells: Readonly<Record<string, Raw | undefined>>) => ParsedAnswer<F> {
  const questions = [
    { field: 'submittedAt', header: TIMESTAMP_HEADER, required: true, read: readerOfType(dateTime) },
    ...Object.entries(form.questions).map(([field, { title, required, type }]) => ({
      field,
      header: title,
      required,
      read: readerOf(type, areas),
    })),
  ];
  return (cells) => {
    const fields: Record<string, unknown> = {};
    const issues: AnswerIssue[] = [];
    let whole = true;
    for (const { field, header, required, read } of questions) {
      const cell = cells[header];
      if (isEmpty(cell)) {
        if (!required) continue;
        whole = false;
        issues.push({ field, header, reason: 'Нет ответа на обязательный вопрос.' });
        continue;
      }
      const reading = read(cell);
      if ('value' in reading) fields[field] = reading.value;
      else {
        whole &&= !required;
        issues.push({ field, header, whatWasRead: cell, reason: reading.reason });
      }
    }
    // Each field was read with the type of its question, and AnswerOf lists the same types.
    const partial = fields as Partial<AnswerOf<F>>;
    return whole ? { answer: fields as AnswerOf<F>, fields: partial, issues } : { fields: partial, issues };
  };
}
