import { normalLabel } from '../../sheets-schema/cell.ts';
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
  | 'isYoungSpecialist';

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
      /^(?:(?:педагогический )?работник|сотрудник|педагог|участник)$/u,
    ],
    not: /руководител|родител|законн|ребенк|ученик|учащ|обучающ|наставник|супруг/u,
  },
  surname: { says: [/^фамилия$/u, /^фамилия(?: |$)/u], not: /имя|инициалы|прежн|девич/u },
  first: { says: [/^имя$/u, /^имя(?: и)? отчество/u, /^и ?о$/u, /^имя(?: |$)/u], not: /пользовател/u },
  patronymic: { says: [/^отчество(?: |$)/u] },
  position: {
    says: [/^должност/u, /^занимаемая должност/u, /должност/u],
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
    says: [/стаж.*педагог|пед\S* .*стаж|педстаж/u, /^стаж(?: работы)?(?: лет)?$/u, /стаж.*специальност/u, /^стаж/u],
    not: /общ|данн|организац|учрежден|школ|должност|непрерывн/u,
  },
  isYoungSpecialist: { says: [/^молодой специалист/u] },
};

const FIELDS = Object.keys(HEADERS) as StaffField[];

const wordsOf = (cell: FileCell | undefined): string =>
  normalLabel(String(cell ?? ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function columnsOf(headers: readonly string[]): Map<StaffField, number> {
  const columns = new Map<StaffField, number>();
  for (const field of FIELDS) {
    const { says, not } = HEADERS[field];
    const fits = headers.map((header) => header !== '' && !not?.test(header));
    for (const form of says) {
      const column = headers.findIndex((header, i) => fits[i] && form.test(header));
      if (column < 0) continue;
      columns.set(field, column);
      break;
    }
  }
  // Where the whole name has a column, one called «Имя» says nothing more.
  if (columns.has('name')) for (const part of ['surname', 'first', 'patronymic'] as const) columns.delete(part);
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

/** A list may have a title, the date and who approved it above its header. */
const DEEPEST = 40;

/** The header of a staff list: the row, or the two rows, that name most; undefined where no row names a column of names. */
export function findStaffHeader(rows: readonly (readonly FileCell[])[]): StaffHeader | undefined {
  let best: { readonly header: StaffHeader; readonly weight: number } | undefined;
  const offer = (firstRow: number, words: readonly string[], row: readonly FileCell[]) => {
    const columns = columnsOf(words);
    if (!columns.has('name') && !columns.has('surname')) return;
    const offered = weight(columns, words);
    if (offered <= (best?.weight ?? 0)) return;
    best = { header: { firstRow, columns, headers: row.map((cell) => String(cell ?? '').trim()) }, weight: offered };
  };
  rows.slice(0, DEEPEST).forEach((row, index) => {
    const [above, below] = [row.map(wordsOf), (rows[index + 1] ?? []).map(wordsOf)];
    offer(index + 1, above, row);
    if (goesOn(columnsOf(above), below)) offer(index + 2, joined(above, below), row);
  });
  return best?.header;
}
