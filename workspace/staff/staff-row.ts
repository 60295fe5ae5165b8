import { readPersonName } from '../../functions/domain/names/person-name.ts';
import { personName } from '../../sheets-schema/cell.ts';
import { oneLine } from '../../sheets-schema/normal-text.ts';
import type { FileCell } from '../answer-file.ts';
import type { StaffField, StaffHeader } from './staff-header.ts';

/** A row of a staff list, by kind. */
export type StaffRow =
  | {
      readonly kind: 'person';
      readonly name: string;
      /** The post after the name in the same cell: «Тестова Анна Ивановна, учитель». */
      readonly post: string;
      readonly cell: (field: StaffField) => FileCell | undefined;
    }
  /** A further post of the person above; the name cell is merged or empty. */
  | { readonly kind: 'more'; readonly position: string }
  | { readonly kind: 'empty' }
  /** No person: a section heading, a total, a signature, a repeated header. */
  | { readonly kind: 'nobody' }
  /** A person who has left. */
  | { readonly kind: 'left' }
  | { readonly kind: 'nameless' }
  /** A single text in the row: a name or a heading. */
  | { readonly kind: 'unclear' };

export const textOf = (cell: FileCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : oneLine(String(cell));
};

/** A line that begins a post; any other line continues the post above. */
const POST =
  /^(?:\d+[.)]|[-–—•]|\p{Lu}|(?:учитель|преподаватель|педагог|зам|заместитель|завуч|директор|воспитатель|методист|классный|советник|социальный|старший|младший|логопед|дефектолог|психолог|тьютор|библиотекарь|руководитель|секретарь|инструктор|концертмейстер|организатор|мастер|вожатый|музыкальный)(?!\p{L}))/u;

/** The jobs in a cell as one text. One job may take several lines. */
export const postsOf = (cell: FileCell | undefined): string =>
  String(cell ?? '')
    .split('\n')
    .map(oneLine)
    .filter(Boolean)
    .reduce((said, line) => {
      if (said === '') return line;
      return /[;,]$/.test(said) || POST.test(line) ? `${said.replace(/[;,]$/, '')}, ${line}` : `${said} ${line}`;
    }, '')
    .replace(/[;,]$/, '');

/** Totals, remarks and signatures («Директор Образцов Пётр Ильич») below the list. */
const FOOTER =
  /^(?:итого|всего|в том числе|из них|вакан|примечани|исполнител|составил|согласован|утвержд|подпись|дата(?: |:|$)|м\.? ?п\.?$|\*)/iu;
const SIGNATURE =
  /^(?:директор|зам(?:еститель|\.)|завуч|руководитель|секретарь|делопроизводитель|специалист|методист|подготовил|тел)(?:[.:\s]|$)/iu;

const INITIALS = /^(?:\p{Lu}\.?\s?){1,2}$/u;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’ʼ-]*$/u;

const withoutBrackets = (text: string) => oneLine(text.replace(/\([^)]*\)/g, ' '));

const isBelowTheList = (text: string) => FOOTER.test(text) || SIGNATURE.test(text);

/** Words that occur in headings and posts but not in names: «Начальная Школа». */
const NO_NAME =
  /(?:^|[ -])(?:школ|класс|кафедр|отдел|администрац|администрат|персонал|коллектив|педагог|преподавател|учител|работник|сотрудник|служб|объединени|предмет|дисциплин|корпус|здани|язык|цикл|совместител)\p{L}*/iu;

/** Whether a text may be a name, unlike «Начальные классы» and «Директор школы». */
function isName(text: string): boolean {
  const plain = withoutBrackets(text);
  if (/\d/.test(plain) || isBelowTheList(text) || NO_NAME.test(plain)) return false;
  if (readPersonName(text) !== undefined) return true;
  const [surname = '', ...rest] = plain.split(' ');
  if (!NAME_WORD.test(surname)) return false;
  if (rest.length > 0 && INITIALS.test(rest.join(' '))) return true;
  return rest.length < 4 && rest.every((word) => NAME_WORD.test(word));
}

/** Whether a text that is alone in its row is certainly a name. A single word, or a word in capitals, may be a heading. */
function isSurelyName(text: string): boolean {
  const words = withoutBrackets(text).split(' ');
  return words.length > 1 && words.every((word) => word !== word.toUpperCase() || INITIALS.test(word));
}

/** Recognises the name in a signature: «П.И. Образцов», «Образцов П.И.». */
const isSigned = (text: string) =>
  /^(?:(?:\p{Lu}\. ?){1,2}\p{Lu}[\p{L}-]+|\p{Lu}[\p{L}-]+ ?(?: \p{Lu}\.){1,2}(?: ?\p{Lu}\.)?)$/u.test(text) ||
  readPersonName(text) !== undefined;

/** Separates a name from the post in the same cell. The post follows a comma, a dash or a line break: «Тестова Анна Ивановна, учитель». */
function parted(text: string): { readonly name: string; readonly post: string } {
  const [, before = '', behind = ''] = /^(.*?)(?:\s*[,;]|\s[-–—])\s+(\p{Ll}.*)$/u.exec(text) ?? [];
  if (readPersonName(before) !== undefined) return { name: before, post: behind };
  const [, words = '', post = ''] = /^(\S+ \S+ \S+) (\p{Ll}.*)$/u.exec(text) ?? [];
  const isApart = readPersonName(text) === undefined && readPersonName(words)?.patronymic !== undefined;
  return isApart ? { name: words, post } : { name: text, post: '' };
}

/** «1. Тестова Анна Ивановна» */
const NUMBER = /^\d+(?:[.)]\s*|\s+)(?=\p{L})/u;
/** «Тестова Анна Ивановна, 12.03.1985 г.р.» */
const BORN = /[\s,;(]+\d{1,2}\.\d{1,2}\.\d{4}\s*(?:г\.?\s*(?:р\.?)?)?\)?$/u;

/** The text in the columns of the name. */
export function nameText(cells: readonly FileCell[], { columns }: StaffHeader): string {
  const part = (field: StaffField) => textOf(cells[columns.get(field) ?? -1]);
  const whole = part('name');
  return whole === '' ? [part('surname'), part('first'), part('patronymic')].filter(Boolean).join(' ') : whole;
}

/** The full name among other words: «декрет Тестова Анна Ивановна»; undefined unless exactly one part of the text is a full name. */
export function nameWithin(text: string): string | undefined {
  const words = withoutBrackets(text).split(/[ ,;]+/);
  const names = words.slice(0, -2).flatMap((_, i) => {
    const name = words.slice(i, i + 3).join(' ');
    return readPersonName(name)?.patronymic === undefined || !isName(name) ? [] : [name];
  });
  const [only, ...others] = names;
  return others.length === 0 ? only : undefined;
}

function nameOf(cells: readonly FileCell[], header: StaffHeader): string {
  const read = personName.read(nameText(cells, header).replace(NUMBER, '').replace(BORN, ''));
  return 'value' in read ? read.value : '';
}

/** A row of column numbers below the header: 1, 2, 3 … */
const isNumbering = (filled: readonly string[]) =>
  filled.length > 1 && filled.every((text, i) => text === String(i + 1));

/** Whether a row repeats the header. Long lists have the header on every page. */
const isHeader = (cells: readonly FileCell[], { headers }: StaffHeader) =>
  cells.every((cell, i) => textOf(cell) === '' || headers[i]?.includes(textOf(cell)));

/** Words for people who have left. They must not match words for people who will leave, or who came from elsewhere. */
const LEFT = /(?:^|[^\p{L}])(?:уволен[аы]?|уволил(?:ся|ась)|выбыл[аи]?|не работает)(?![\p{L}])/iu;
const DAY = /(\d{1,2})\.(\d{1,2})\.(\d{4})/;

/** The first date in a cell, as ISO date. */
function dayIn(cell: FileCell | undefined): string | undefined {
  const text = textOf(cell);
  const [, day = '', month = '', year = ''] = DAY.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : /\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
}

/**
 * Whether a row shows that the person has left, by a date in the `leftOn` column or by a word in any cell. A date after
 * today does not count.
 */
function hasLeft(cells: readonly FileCell[], { columns }: StaffHeader, today: string): boolean {
  const said = dayIn(cells[columns.get('leftOn') ?? -1]);
  if (said !== undefined) return said <= today;
  return cells.some((cell) => LEFT.test(textOf(cell)) && (dayIn(cell) ?? today) <= today);
}

/**
 * Classifies a row below the header.
 * @param follows - whether the row above belongs to a person
 * @param today - ISO date; people who left by then count as left
 * @param isPerson - «да» or «нет», if somebody has decided about a row with a single text
 */
export function readStaffRow(
  cells: readonly FileCell[],
  header: StaffHeader,
  {
    follows,
    today,
    isPerson,
  }: { readonly follows: boolean; readonly today: string; readonly isPerson?: string | undefined },
): StaffRow {
  const filled = cells.map(textOf).filter(Boolean);
  if (filled.length === 0) return { kind: 'empty' };
  const cell = (field: StaffField) => cells[header.columns.get(field) ?? -1];
  const words = filled.filter((text) => /\p{L}/u.test(text));
  const isNobody = isNumbering(filled) || isHeader(cells, header) || words.length === 0 || FOOTER.test(words[0] ?? '');
  if (isNobody) return { kind: 'nobody' };
  const hasAddress = filled.some((text) => text.includes('@'));
  const position = postsOf(cell('position'));
  const { name, post } = parted(nameOf(cells, header));
  const isNumbered = /^\d+[.)]?$/.test(filled[0] ?? '');
  if (name === '') {
    if (hasAddress) return { kind: 'nameless' };
    // A numbered row without a name is a vacant post. It does not continue the row above. A signature has its name in another column.
    const goesOn = follows && position !== '' && !isNumbered && !words.some(isSigned);
    return goesOn ? { kind: 'more', position } : { kind: 'nobody' };
  }
  if (hasLeft(cells, header, today)) return { kind: 'left' };
  if (!isName(name)) return { kind: hasAddress || (position !== '' && !isBelowTheList(name)) ? 'nameless' : 'nobody' };
  const person = { kind: 'person', name, post, cell } as const;
  // A number before the name, or any other text beside it, shows that the row is about a person.
  const isAlone = words.every((text) => name.includes(text.replace(NUMBER, ''))) && !isNumbered;
  if (!isAlone || readPersonName(name) !== undefined || isPerson === 'да') return person;
  if (isPerson === 'нет') return { kind: 'nobody' };
  if (!isSurelyName(name)) return { kind: 'nobody' };
  return header.columns.has('position') || header.columns.has('email') ? { kind: 'unclear' } : person;
}
