import { normalLabel } from '../../sheets-schema/cell.ts';
import type { Form } from '../../sheets-schema/form.ts';

/** The content of a column of the file. */
export type Use =
  | { readonly kind: 'field'; readonly field: string }
  /** One option of a multiple-choice question: ticked or not. */
  | { readonly kind: 'option'; readonly field: string; readonly label: string }
  /** Data that services add to the answers. Only the time and the address are used. */
  | { readonly kind: 'time' | 'email' | 'service' };

export interface MatchedColumns {
  /** The use of each column of the file, by index. */
  readonly uses: ReadonlyMap<number, Use>;
  readonly unmatched: readonly { readonly header: string; readonly why: string }[];
  /** Questions for which the file has no column. */
  readonly missing: readonly string[];
}

/**
 * Titles that services use for the time of an answer. Of several such columns the first in this list counts, so that the time of sending is
 * preferred.
 */
const TIME = [
  'отметка времени',
  'timestamp',
  'completion time',
  'время выполнения',
  'время завершения',
  'время отправки',
  'дата и время отправки',
  'дата отправки',
  'submitted at',
  'submission time',
  'дата и время заполнения',
  'дата заполнения',
  'время создания',
  'дата создания',
  'created at',
  'created',
  'дата и время ответа',
  'дата ответа',
  'дата и время',
  'date and time',
  'start time',
  'время начала',
  'дата',
  'date',
];

/** The usual titles of the time column, for a message to a person. */
export const TIME_HEADERS = ['Отметка времени', 'Timestamp', 'Completion time', 'Время выполнения', 'Время создания']
  .concat(['Время отправки', 'Дата'])
  .map((header) => `«${header}»`)
  .join(', ');

const EMAIL = [
  'адрес электронной почты',
  'электронная почта',
  'email',
  'e-mail',
  'email address',
  'почта',
  'адрес почты',
].concat(['имя пользователя', 'username', 'user name']);

const SERVICE = [
  'id',
  'ид',
  'идентификатор',
  'номер ответа',
  'id ответа',
  'response id',
  '№',
  '№ п/п',
  'n',
  '#',
].concat([
  ...['имя', 'name', 'last modified time', 'время последнего изменения', 'время изменения', 'язык', 'language'],
  ...['total points', 'quiz feedback', 'всего баллов', 'баллы', 'отзыв о тесте'],
]);

/** Normalises a header for comparison: keeps only its words, without a question number or the star of a required question. */
export const plain = (header: string): string =>
  normalLabel(header.replace(/^\s*\d+[.)]\s+/, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Titles = readonly (readonly [field: string, title: string])[];

/** Recognises a column for one option of a question: «Вопрос [вариант]», «Вопрос / вариант». */
function optionOf(header: string, questions: Titles): Use | undefined {
  for (const { index } of header.matchAll(/[[/:–-]/g)) {
    const title = plain(header.slice(0, index));
    const label = header
      .slice(index + 1)
      .replace(/\]\s*$/, '')
      .trim();
    const [field] = questions.find((question) => question[1] === title) ?? [];
    if (field !== undefined && label !== '') return { kind: 'option', field, label };
  }
  return undefined;
}

/** The possible titles of each question: the present title, the school's own title, and the title of older versions. The first match counts. */
function titlesOf(form: Form, ofSchool: ReadonlyMap<string, string>): Titles {
  const questions = Object.entries(form.questions);
  const now = questions.map(([field, { title }]) => [field, title] as const);
  const former = questions.map(([field, { formerTitle = '' }]) => [field, formerTitle] as const);
  const fields = new Map<string, string>();
  for (const [field, title] of [...now, ...ofSchool, ...former]) {
    const name = plain(title);
    if (name !== '' && !fields.has(name)) fields.set(name, field);
  }
  return [...fields].map(([title, field]) => [field, title]);
}

const timeHeaders = TIME.map(plain);
const emailHeaders = new Set(EMAIL.map(plain));
const serviceHeaders = new Set(SERVICE.map(plain));

function serviceOf(name: string): Use | undefined {
  if (timeHeaders.includes(name)) return { kind: 'time' };
  if (emailHeaders.has(name)) return { kind: 'email' };
  return serviceHeaders.has(name) ? { kind: 'service' } : undefined;
}

/**
 * Finds the content of each column of the file: a question of the form, the time, or the address.
 * @param ofSchool - the school's own titles of the questions, by field
 */
export function matchColumns(
  headers: readonly string[],
  form: Form,
  ofSchool: ReadonlyMap<string, string> = new Map(),
): MatchedColumns {
  const questions = titlesOf(form, ofSchool);
  const several = questions.filter(([field]) => {
    const type = form.questions[field]?.type;
    return type?.kind === 'many' || (type !== undefined && 'many' in type && type.many === true);
  });
  const names = headers.map(plain);
  const fieldOf = new Map(questions.map(([field, title]) => [title, field]));
  const time = timeHeaders.find((each) => names.includes(each) && !fieldOf.has(each));
  const uses = new Map<number, Use>();
  const unmatched: { header: string; why: string }[] = [];
  const taken = new Set<string>();
  headers.forEach((header, index) => {
    const name = names[index] ?? '';
    if (name === '') return;
    const field = fieldOf.get(name);
    const use = field ? ({ kind: 'field', field } as const) : (serviceOf(name) ?? optionOf(header, several));
    if (!use) unmatched.push({ header, why: 'такого вопроса в анкете нет' });
    else if (use.kind === 'service') uses.set(index, use);
    else if (use.kind === 'time' && name !== time) uses.set(index, { kind: 'service' });
    else {
      const mark = use.kind === 'field' ? use.field : use.kind === 'option' ? `${use.field} ${use.label}` : use.kind;
      if (taken.has(mark)) unmatched.push({ header, why: 'такой столбец уже был левее' });
      else uses.set(index, use);
      taken.add(mark);
    }
  });
  const answered = new Set([...uses.values()].flatMap((use) => ('field' in use ? [use.field] : [])));
  const missing = Object.entries(form.questions).flatMap(([field, { title }]) =>
    answered.has(field) || field === 'formKey' ? [] : [title],
  );
  return { uses, unmatched, missing };
}
