import { readPersonName } from '../../functions/domain/names/person-name.ts';
import { personName } from '../../sheets-schema/cell.ts';
import { oneLine } from '../../sheets-schema/normal-text.ts';
import type { FileCell } from '../import/answer-file.ts';
import type { StaffField, StaffHeader } from './staff-header.ts';

/** A row of a staff list by what it is. */
export type StaffRow =
  | {
      readonly kind: 'person';
      readonly name: string;
      /** What stands behind the name in its cell: «Тестова Анна Ивановна, учитель». */
      readonly post: string;
      readonly cell: (field: StaffField) => FileCell | undefined;
    }
  /** A further post of the person above: their name stands in a merged cell, or is left out. */
  | { readonly kind: 'more'; readonly position: string }
  | { readonly kind: 'empty' }
  /** A heading of a part, a sum, a signature, the header once more: nobody. */
  | { readonly kind: 'nobody' }
  /** Somebody who works there no more. */
  | { readonly kind: 'left' }
  | { readonly kind: 'nameless' }
  /** Words alone in a row that may be a name or a heading. */
  | { readonly kind: 'unclear' };

export const textOf = (cell: FileCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : oneLine(String(cell));
};

/** A line that begins a post; others go on with the one above. */
const POST =
  /^(?:\d+[.)]|[-–—•]|\p{Lu}|(?:учитель|преподаватель|педагог|зам|заместитель|завуч|директор|воспитатель|методист|классный|советник|социальный|старший|младший|логопед|дефектолог|психолог|тьютор|библиотекарь|руководитель|секретарь|инструктор|концертмейстер|организатор|мастер|вожатый|музыкальный)(?!\p{L}))/u;

/** Posts of one cell, each on a line of its own or on several, as one text. */
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

/** Sums and remarks; a signature: «Директор Образцов Пётр Ильич». */
const FOOTER =
  /^(?:итого|всего|в том числе|из них|вакан|примечани|исполнител|составил|согласован|утвержд|подпись|дата(?: |:|$)|м\.? ?п\.?$|\*)/iu;
const SIGNATURE =
  /^(?:директор|зам(?:еститель|\.)|завуч|руководитель|секретарь|делопроизводитель|специалист|методист|подготовил|тел)(?:[.:\s]|$)/iu;

const INITIALS = /^(?:\p{Lu}\.?\s?){1,2}$/u;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’ʼ-]*$/u;

const withoutBrackets = (text: string) => oneLine(text.replace(/\([^)]*\)/g, ' '));

const isBelowTheList = (text: string) => FOOTER.test(text) || SIGNATURE.test(text);

/** Words of headings and of posts, which no name has: «Начальная Школа». */
const NO_NAME =
  /(?:^|[ -])(?:школ|класс|кафедр|отдел|администрац|администрат|персонал|коллектив|педагог|преподавател|учител|работник|сотрудник|служб|объединени|предмет|дисциплин|корпус|здани|язык|цикл|совместител)\p{L}*/iu;

/** Whether words are a name: «Начальные классы» and «Директор школы» are none. */
function isName(text: string): boolean {
  const plain = withoutBrackets(text);
  if (/\d/.test(plain) || isBelowTheList(text) || NO_NAME.test(plain)) return false;
  if (readPersonName(text) !== undefined) return true;
  const [surname = '', ...rest] = plain.split(' ');
  if (!NAME_WORD.test(surname)) return false;
  if (rest.length > 0 && INITIALS.test(rest.join(' '))) return true;
  return rest.length < 4 && rest.every((word) => NAME_WORD.test(word));
}

/** Whether words that stand alone in a row are a name: a single one, or one in capitals, may be a heading. */
function isSurelyName(text: string): boolean {
  const words = withoutBrackets(text).split(' ');
  return words.length > 1 && words.every((word) => word !== word.toUpperCase() || INITIALS.test(word));
}

/** «П.И. Образцов», «Образцов П.И.»: as people sign. */
const isSigned = (text: string) =>
  /^(?:(?:\p{Lu}\. ?){1,2}\p{Lu}[\p{L}-]+|\p{Lu}[\p{L}-]+ ?(?: \p{Lu}\.){1,2}(?: ?\p{Lu}\.)?)$/u.test(text) ||
  readPersonName(text) !== undefined;

/** A name, and what stands behind it in its cell: «Тестова Анна Ивановна, учитель», or the post on a line of its own. */
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

function nameOf(cells: readonly FileCell[], { columns }: StaffHeader): string {
  const part = (field: StaffField) => textOf(cells[columns.get(field) ?? -1]);
  const whole = part('name');
  const words = whole === '' ? [part('surname'), part('first'), part('patronymic')] : [whole];
  const read = personName.read(words.filter(Boolean).join(' ').replace(NUMBER, '').replace(BORN, ''));
  return 'value' in read ? read.value : '';
}

/** The numbers of the columns below the header: 1, 2, 3 … */
const isNumbering = (filled: readonly string[]) =>
  filled.length > 1 && filled.every((text, i) => text === String(i + 1));

/** The header once more, as long lists have it on every page. */
const isHeader = (cells: readonly FileCell[], { headers }: StaffHeader) =>
  cells.every((cell, i) => textOf(cell) === '' || headers[i]?.includes(textOf(cell)));

/** A word that somebody left, not that they will or that they came from elsewhere. */
const LEFT = /(?:^|[^\p{L}])(?:уволен[аы]?|уволил(?:ся|ась)|выбыл[аи]?|не работает)(?![\p{L}])/iu;
const DAY = /(\d{1,2})\.(\d{1,2})\.(\d{4})/;

/** The first day that a cell names, as ISO date. */
function dayIn(cell: FileCell | undefined): string | undefined {
  const text = textOf(cell);
  const [, day = '', month = '', year = ''] = DAY.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : /\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
}

/** Whether a row says that its person left by a day: in the column of that day, or in a word anywhere. A later day is not yet. */
export function hasLeft(cells: readonly FileCell[], { columns }: StaffHeader, today: string): boolean {
  const said = dayIn(cells[columns.get('leftOn') ?? -1]);
  if (said !== undefined) return said <= today;
  return cells.some((cell) => LEFT.test(textOf(cell)) && (dayIn(cell) ?? today) <= today);
}

/**
 * What a row below the header is.
 * @param follows whether somebody stands in the row above
 * @param today ISO date: who left by then is in the list no more
 */
export function readStaffRow(
  cells: readonly FileCell[],
  header: StaffHeader,
  { follows, today }: { readonly follows: boolean; readonly today: string },
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
    // A number of its own makes it a row of its own, a post that nobody holds; a name elsewhere makes it a signature.
    const goesOn = follows && position !== '' && !isNumbered && !words.some(isSigned);
    return goesOn ? { kind: 'more', position } : { kind: 'nobody' };
  }
  if (hasLeft(cells, header, today)) return { kind: 'left' };
  if (!isName(name)) return { kind: hasAddress || (position !== '' && !isBelowTheList(name)) ? 'nameless' : 'nobody' };
  const person = { kind: 'person', name, post, cell } as const;
  // A number before it, or anything beside it, says that somebody is meant.
  const isAlone = words.every((text) => name.includes(text.replace(NUMBER, ''))) && !isNumbered;
  if (!isAlone || readPersonName(name) !== undefined) return person;
  if (!isSurelyName(name)) return { kind: 'nobody' };
  return header.columns.has('position') || header.columns.has('email') ? { kind: 'unclear' } : person;
}
