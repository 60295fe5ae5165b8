import { calendarDate } from './calendar-date.ts';
import { EMAIL, type Field, type Input } from './fields.ts';
import type { Submitted } from './model.ts';
import { brokenRule } from './typed-rules.ts';

/** The maximum length of a text in a spreadsheet cell. */
const CELL_LIMIT = 50_000;

/** The posted value for «Другое». */
export const OTHER = '__other_option__';

/** A question with the respondent's answer and the problem with it, if any. */
export interface Entered {
  readonly field: Field;
  /** The typed or ticked answer; `OTHER` means «Другое». */
  readonly texts: readonly string[];
  readonly other: string;
  /** The problem in plain Russian; undefined if the answer is valid. */
  readonly problem?: string;
}

/** Reads each question's value from an address or a posted form, without checks: `entry.<n>`, `entry.<n>_year` … */
export function readEntries(fields: readonly Field[], params: URLSearchParams): Entered[] {
  return fields.map((field) => {
    const texts = params.getAll(field.entry).map((text) => text.replace(/\r\n?/g, '\n'));
    const other = params.get(`${field.entry}.other_option_response`) ?? '';
    return { field, other, ...split(field.input, texts, params, field.entry) };
  });
}

/** The texts of an answer. A date or time may come in parts (year, month, …). Only checkboxes may have several texts. */
function split(input: Input, texts: readonly string[], params: URLSearchParams, entry: string) {
  const given = texts.filter((text) => text.trim() !== '');
  if (input.kind === 'date' && given.length === 0) {
    const part = (name: string): string => params.get(`${entry}_${name}`)?.trim() ?? '';
    const day = [part('month'), part('day')].map((text) => text.padStart(2, '0'));
    const typed = part('day') || part('month') || part('year');
    const date = input.year ? [part('year').padStart(4, '0'), ...day] : day;
    return { texts: typed ? [date.join('-') + (part('hour') ? ` ${clockTime(part)}` : '')] : [] };
  }
  if (input.kind === 'time' && given.length === 0 && params.get(`${entry}_hour`)) {
    const part = (name: string): string => params.get(`${entry}_${name}`)?.trim() ?? '';
    const seconds = input.duration ? `:${(part('second') || '0').padStart(2, '0')}` : '';
    return { texts: [clockTime(part) + seconds] };
  }
  if (input.kind === 'email') return { texts: given.map((text) => text.trim()).slice(0, 1) };
  if (input.kind !== 'choice') return { texts: given.slice(0, 1) };
  if (input.type !== 'CHECKBOX') return { texts: given.slice(0, 1) };
  return { texts: [...new Set(given)] };
}

const clockTime = (part: (name: string) => string): string =>
  `${part('hour').padStart(2, '0')}:${part('minute').padStart(2, '0')}`;

/** The entries, each with its problem, if any. */
export function checkEntries(entries: readonly Entered[]): Entered[] {
  return entries.map((entry) => {
    const problem = problemOf(entry);
    return problem === undefined ? entry : { ...entry, problem };
  });
}

/** The answers to store: texts by questionId, without unanswered questions, and the respondent's address if the form collects it. */
export function answersOf(entries: readonly Entered[]): Submitted {
  const filled = entries.map((entry) => [entry.field.questionId, finalTexts(entry)] as const);
  const { [EMAIL]: email, ...answers } = Object.fromEntries(filled.filter(([, texts]) => texts.length > 0));
  return { answers, ...(email?.[0] ? { respondentEmail: email[0] } : {}) };
}

function finalTexts({ field, texts, other }: Entered): string[] {
  if (field.input.kind === 'date') return texts.map((text) => text.replace('T', ' '));
  return texts.map((text) => (text === OTHER ? other.trim() : text)).filter((text) => text !== '');
}

function problemOf(entry: Entered): string | undefined {
  const { field, texts, other } = entry;
  const { input } = field;
  if (input.kind === 'choice' && texts.includes(OTHER) && other.trim() === '') {
    return input.other
      ? 'Вы выбрали «Другое»: впишите, пожалуйста, свой вариант.'
      : 'Выберите, пожалуйста, ответ из списка.';
  }
  if (texts.length === 0) return field.required ? REQUIRED[input.kind] : undefined;
  const length = finalTexts(entry).join(', ').length;
  if (length > CELL_LIMIT) {
    const limit = CELL_LIMIT.toLocaleString('ru-RU');
    return `Ответ слишком длинный: ${length.toLocaleString('ru-RU')} знаков, а помещается ${limit}. Сократите его, пожалуйста.`;
  }
  const wrong = texts.map((text) => wrongText(text, input)).find((problem) => problem !== undefined);
  return wrong ?? brokenRule(field.rule, texts);
}

const REQUIRED: Readonly<Record<Input['kind'], string>> = {
  short: 'Это обязательный вопрос. Впишите, пожалуйста, ответ.',
  long: 'Это обязательный вопрос. Впишите, пожалуйста, ответ.',
  choice: 'Это обязательный вопрос. Выберите, пожалуйста, ответ.',
  scale: 'Это обязательный вопрос. Выберите, пожалуйста, оценку.',
  date: 'Это обязательный вопрос. Укажите, пожалуйста, дату.',
  time: 'Это обязательный вопрос. Укажите, пожалуйста, время.',
  email: 'Впишите, пожалуйста, адрес Вашей электронной почты.',
};

function wrongText(text: string, input: Input): string | undefined {
  switch (input.kind) {
    case 'choice':
      if (input.options.includes(text) || (input.other && text === OTHER)) return undefined;
      return `Такого варианта нет: «${shortened(text)}». Выберите, пожалуйста, ответ из списка.`;
    case 'scale': {
      const fits = /^\d+$/.test(text) && Number(text) >= input.low && Number(text) <= input.high;
      return fits ? undefined : `Выберите, пожалуйста, оценку от ${input.low} до ${input.high}.`;
    }
    case 'time':
      return (input.duration ? DURATION : TIME_OF_DAY).test(text)
        ? undefined
        : input.duration
          ? 'Укажите, пожалуйста, длительность так: 01:30:00 (часы, минуты, секунды).'
          : 'Такого времени нет. Укажите, пожалуйста, часы и минуты: 14:30.';
    case 'email':
      return ADDRESS.test(text) ? undefined : 'Это не похоже на адрес почты. Проверьте его, пожалуйста.';
    case 'date':
      return calendarDate(text, input) ? undefined : 'Такой даты нет. Проверьте, пожалуйста, день, месяц и год.';
    default:
      return undefined;
  }
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const DURATION = /^\d{1,3}:[0-5]\d:[0-5]\d$/;
const ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

const shortened = (text: string): string => (text.length > 60 ? `${[...text].slice(0, 60).join('')}…` : text);
