import { readPersonName } from '../../functions/domain/names/person-name.ts';
import { normalLabel } from '../../sheets-schema/cell.ts';
import { oneLine } from '../../sheets-schema/normal-text.ts';
import type { FileCell } from '../import/answer-file.ts';

/** What a staff list may tell of somebody. A name stands in one column or in several. */
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

/** Where the header of a list stands and which column says what. */
export interface StaffHeader {
  /** The row below the header, counted from 0. */
  readonly firstRow: number;
  readonly columns: ReadonlyMap<StaffField, number>;
  /** The cells of the header, to know them again further down. */
  readonly headers: readonly string[];
}

/** Headers by what they say, the surest first; as words in small letters, parted by a space. `not`: it speaks of something else. */
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

/** Letters one below the other, as text that stands upright is typed: «Д о л ж н о с т ь». */
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
    // «ФИО, должность» is a column of names; the post is found behind them.
    const fits = headers.map((header, i) => header !== '' && !not?.test(header) && columns.get('name') !== i);
    for (const form of says) {
      const column = headers.findIndex((header, i) => fits[i] && form.test(header));
      if (column < 0) continue;
      columns.set(field, column);
      break;
    }
  }
  // Where the whole name has a column, one called «Имя» says nothing more; all three do, where the whole was a formula without a value.
  if (columns.has('name') && !columns.has('surname'))
    for (const part of ['surname', 'first', 'patronymic'] as const) columns.delete(part);
  return columns;
}

const NAME_PARTS: readonly StaffField[] = ['surname', 'first', 'patronymic'];
const isNamePart = (words: string) => NAME_PARTS.some((field) => columnsOf([words]).has(field));

/** Two rows of a header as one: «Стаж» above «общий» and «педагогический», «ФИО» above «Фамилия», «Имя» and «Отчество». */
function joined(above: readonly string[], below: readonly string[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(above.length, below.length) }, (_, i) => {
    const [over = '', under = ''] = [above[i], below[i]];
    group = over || group;
    if (under === '') return over;
    return isNamePart(under) ? under : `${group} ${under}`;
  });
}

/** Whether a row can be the lower half of a header: it names no person, and says something. */
function goesOn(columns: ReadonlyMap<StaffField, number>, below: readonly string[]): boolean {
  const underName = below[columns.get('name') ?? columns.get('surname') ?? 0] ?? '';
  return (underName === '' || isNamePart(underName)) && below.some((words) => /\p{L}/u.test(words));
}

/** What a header says, to be weighed: more columns are better, and years that are said to be those of teaching. */
function weight(columns: ReadonlyMap<StaffField, number>, headers: readonly string[]): number {
  return columns.size + (/пед/u.test(headers[columns.get('teachingYears') ?? -1] ?? '') ? 0.5 : 0);
}

interface Weighed {
  readonly header: StaffHeader;
  readonly weight: number;
}

/** A list may have a title, the date and who approved it above its header. */
const DEEPEST = 40;

const namesPeople = (columns: ReadonlyMap<StaffField, number>) => columns.has('name') || columns.has('surname');

/** The header that stands in a row, or in it and the one below where both together say more than either; undefined where none does. */
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

/** The header of a staff list: the row, or the two rows, that name most; undefined where no row names a column of names. */
export function findStaffHeader(rows: readonly (readonly FileCell[])[]): StaffHeader | undefined {
  const found = rows.slice(0, DEEPEST).flatMap((_, index) => headerAt(rows, index) ?? []);
  const [best] = found.toSorted((a, b) => b.weight - a.weight);
  return best?.header;
}

/** A header of its own further down: another part of the list, whose columns may stand otherwise. */
export function nextHeader(rows: readonly (readonly FileCell[])[], index: number): StaffHeader | undefined {
  const texts = (rows[index] ?? []).map((cell) => String(cell ?? ''));
  // What is said of a person may sound like a header: «педагог», «уволен», «стаж 12 лет».
  if (texts.some((text) => /\d/.test(text) || readPersonName(text) !== undefined)) return undefined;
  const found = headerAt(rows, index)?.header;
  return found && [...found.columns.keys()].filter((field) => field !== 'leftOn').length > 1 ? found : undefined;
}
