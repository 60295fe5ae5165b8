import { readPersonName } from '../../functions/domain/names/person-name.ts';
import { normalLabel } from '../../sheets-schema/cell.ts';
import { oneLine } from '../../sheets-schema/normal-text.ts';
import type { FileCell } from '../answer-file.ts';

/** The data that a staff list may contain about a person. A name takes one column or several. */
export type StaffField =
  | 'name'
  | 'surname'
  | 'first'
  | 'patronymic'
  | 'position'
  | 'email'
  | 'subjectGroup'
  | 'teachingYears'
  | 'isYoungSpecialist'
  | 'leftOn';

export interface StaffHeader {
  /** Index of the row below the header, from 0. */
  readonly firstRow: number;
  readonly columns: ReadonlyMap<StaffField, number>;
  /** The texts of the header, to recognise repetitions further down. */
  readonly headers: readonly string[];
}

/**
 * Header patterns by field, the most certain first. The patterns match lower-case words separated by spaces. `not`
 * excludes headers with another meaning.
 */
const HEADERS: Readonly<Record<StaffField, { readonly says: readonly RegExp[]; readonly not?: RegExp }>> = {
  name: {
    says: [
      /^ф ?и ?о$/u,
      /^ф ?и ?о .*(?:сотрудник|работник|педагог|учител|преподавател|специалист|полн|участник)/u,
      /^фамилия\S* .*(?:имя|инициалы|и о\b|ио\b)/u,
      /^ф ?и ?о(?: |$)/u,
      /(?:^| )ф ?и ?о(?: |$)/u,
      /^(?:(?:педагогический )?работник|сотрудник|педагог|участник|физ(?:ическое)? лицо)$/u,
    ],
    not: /руководител|родител|законн|ребенк|ученик|учащ|обучающ|наставник|супруг/u,
  },
  surname: { says: [/^фамилия$/u, /^фамилия(?: |$)/u], not: /имя|инициалы/u },
  first: { says: [/^имя$/u, /^имя(?: и)? отчество/u, /^и ?о$/u, /^имя(?: |$)/u], not: /пользовател/u },
  patronymic: { says: [/^отчество(?: |$)/u] },
  position: {
    says: [/^должн(?:ост\S*)?(?: |$)/u, /^занимаемая должност/u, /должност/u],
    not: /стаж|дата|категори|срок|аттестац|оклад|приказ|ставк/u,
  },
  email: {
    says: [
      /(?:рабоч|служебн|корпоратив).*(?:почт|mail)/u,
      /^(?:электронная почта|эл почта|почта|e ?mail|email|адрес (?:электронной|эл) почты|электронный адрес)$/u,
      /почт(?:а|ы)(?: |$)|e ?mail|(?:электронн\S*|эл) адрес|(?:^| )[еэи]?мейл/u,
    ],
    not: /почтов/u,
  },
  subjectGroup: { says: [/^предметная область/u] },
  teachingYears: {
    says: [
      /стаж.*педагог|пед\S* .*стаж|педстаж/u,
      /^стаж(?: работы)?(?: лет)?$/u,
      /стаж.*специальност/u,
      /^стаж/u,
      /опыта .*в профессиональной сфере/u,
    ],
    not: /общ|данн|организац|учрежден|школ|должност|непрерывн/u,
  },
  isYoungSpecialist: { says: [/^молодой специалист/u] },
  leftOn: { says: [/(?:дата|день) увольнени/u, /^(?:увольнение|уволен|выбыл)/u], not: /причин|основани|приказ/u },
};

const FIELDS = Object.keys(HEADERS) as StaffField[];

/** Letters separated by line breaks, because some people type vertical text like this: «Д о л ж н о с т ь». */
const UPRIGHT = /^(?:\p{L} ){4,}\p{L}$/u;

function wordsOf(cell: FileCell | undefined): string {
  const words = normalLabel(String(cell ?? '').replace(/(?<=\p{Ll})-\s*\n\s*(?=\p{Ll})/gu, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return UPRIGHT.test(words) ? words.replaceAll(' ', '') : words;
}

function columnsOf(headers: readonly string[]): Map<StaffField, number> {
  const columns = new Map<StaffField, number>();
  for (const field of FIELDS) {
    const { says, not } = HEADERS[field];
    // «ФИО, должность» is the name column. The post in its cells is read separately.
    const fits = headers.map((header, i) => header !== '' && !not?.test(header) && columns.get('name') !== i);
    for (const form of says) {
      const column = headers.findIndex((header, i) => fits[i] && form.test(header));
      if (column < 0) continue;
      columns.set(field, column);
      break;
    }
  }
  // Beside a full name, a column «Имя» adds nothing. All three parts stay, because the full name may be a formula without a value.
  if (columns.has('name') && !columns.has('surname'))
    for (const part of ['surname', 'first', 'patronymic'] as const) columns.delete(part);
  return columns;
}

const NAME_PARTS: readonly StaffField[] = ['surname', 'first', 'patronymic'];
const isNamePart = (words: string) => NAME_PARTS.some((field) => columnsOf([words]).has(field));

/** Joins two header rows: «Стаж» above «общий» and «педагогический», «ФИО» above «Фамилия», «Имя» and «Отчество». */
function joined(above: readonly string[], below: readonly string[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(above.length, below.length) }, (_, i) => {
    const [over = '', under = ''] = [above[i], below[i]];
    group = over || group;
    if (under === '') return over;
    return isNamePart(under) ? under : `${group} ${under}`;
  });
}

/** Whether a row can be the lower half of a header: it contains text, but no person's name. */
function goesOn(columns: ReadonlyMap<StaffField, number>, below: readonly string[]): boolean {
  const underName = below[columns.get('name') ?? columns.get('surname') ?? 0] ?? '';
  return (underName === '' || isNamePart(underName)) && below.some((words) => /\p{L}/u.test(words));
}

/** Ranks a header by the number of known columns. A column for the years of teaching counts more than a column for the years of any work. */
function weight(columns: ReadonlyMap<StaffField, number>, headers: readonly string[]): number {
  return columns.size + (/пед/u.test(headers[columns.get('teachingYears') ?? -1] ?? '') ? 0.5 : 0);
}

interface Weighed {
  readonly header: StaffHeader;
  readonly weight: number;
}

/** Greatest number of rows above the header, such as a title, the date and the approval. */
const DEEPEST = 40;

const namesPeople = (columns: ReadonlyMap<StaffField, number>) => columns.has('name') || columns.has('surname');

/** The header in this row, or in this row and the next if both rows together give more columns; undefined if there is no header. */
function headerAt(rows: readonly (readonly FileCell[])[], index: number): Weighed | undefined {
  const [row = [], next = []] = [rows[index], rows[index + 1]];
  const [above, below] = [row.map(wordsOf), next.map(wordsOf)];
  const weighed = (firstRow: number, words: readonly string[], shown: readonly (readonly FileCell[])[]) => {
    const columns = columnsOf(words);
    const headers = words.map((_, i) => shown.map((each) => oneLine(String(each[i] ?? ''))).join(' '));
    return { header: { firstRow, columns, headers }, weight: namesPeople(columns) ? weight(columns, words) : 0 };
  };
  const alone = weighed(index + 1, above, [row]);
  const both = goesOn(alone.header.columns, below)
    ? weighed(index + 2, joined(above, below), [row, next])
    : { ...alone, weight: 0 };
  const best = both.weight > Math.max(alone.weight, weighed(index + 2, below, [next]).weight) ? both : alone;
  return best.weight > 0 ? best : undefined;
}

/** The header of a staff list: one or two rows with the most known columns; undefined if no row has a name column. */
export function findStaffHeader(rows: readonly (readonly FileCell[])[]): StaffHeader | undefined {
  const found = rows.slice(0, DEEPEST).flatMap((_, index) => headerAt(rows, index) ?? []);
  const [best] = found.toSorted((a, b) => b.weight - a.weight);
  return best?.header;
}

/** A new header further down, for another part of the list with other columns. */
export function nextHeader(rows: readonly (readonly FileCell[])[], index: number): StaffHeader | undefined {
  const texts = (rows[index] ?? []).map((cell) => String(cell ?? ''));
  // Data of a person may look like a header: «педагог», «уволен», «стаж 12 лет».
  if (texts.some((text) => /\d/.test(text) || readPersonName(text) !== undefined)) return undefined;
  const found = headerAt(rows, index)?.header;
  return found && [...found.columns.keys()].filter((field) => field !== 'leftOn').length > 1 ? found : undefined;
}
