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
  | { readonly kind: 'nameless' }
  /** Words alone in a row that may be a name or a heading. */
  | { readonly kind: 'unclear' };

export const textOf = (cell: FileCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : oneLine(String(cell));
};

/** Posts of one cell, each on a line of its own, as one text. */
export const postsOf = (cell: FileCell | undefined): string =>
  String(cell ?? '')
    .split('\n')
    .map((post) => oneLine(post).replace(/[;,]$/, ''))
    .filter(Boolean)
    .join(', ');

/** Sums and remarks; a signature: «Директор Образцов Пётр Ильич». */
const FOOTER =
  /^(?:итого|всего|в том числе|из них|вакан|примечани|исполнител|составил|согласован|утвержд|подпись|дата(?: |:|$)|м\.? ?п\.?$|\*)/iu;
const SIGNATURE =
  /^(?:директор|зам(?:еститель|\.)|завуч|руководитель|секретарь|делопроизводитель|специалист|методист|подготовил|тел)[.:\s]/iu;

const INITIALS = /^(?:\p{Lu}\.?\s?){1,2}$/u;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’ʼ-]*$/u;

const withoutBrackets = (text: string) => oneLine(text.replace(/\([^)]*\)/g, ' '));

const isBelowTheList = (text: string) => FOOTER.test(text) || SIGNATURE.test(text);

/** Whether words are a name: «Начальные классы» and «Директор школы» are none. */
function isName(text: string): boolean {
  if (/\d/.test(text) || isBelowTheList(text)) return false;
  if (readPersonName(text) !== undefined) return true;
  const [surname = '', ...rest] = withoutBrackets(text).split(' ');
  if (!NAME_WORD.test(surname)) return false;
  if (rest.length > 0 && INITIALS.test(rest.join(' '))) return true;
  return rest.length < 4 && rest.every((word) => NAME_WORD.test(word));
}

/** Whether words that stand alone in a row are a name: a single one, or one in capitals, may be a heading. */
function isSurelyName(text: string): boolean {
  const words = withoutBrackets(text).split(' ');
  return words.length > 1 && words.every((word) => word !== word.toUpperCase() || INITIALS.test(word));
}

/** A name, and what stands behind it in its cell. */
function parted(text: string): { readonly name: string; readonly post: string } {
  const [, before = '', behind = ''] = /^(.*?)(?:\s*[,;]|\s[-–—])\s+(\p{Ll}.*)$/u.exec(text) ?? [];
  return readPersonName(before) === undefined ? { name: text, post: '' } : { name: before, post: behind };
}

function nameOf(cells: readonly FileCell[], { columns }: StaffHeader): string {
  const part = (field: StaffField) => textOf(cells[columns.get(field) ?? -1]);
  const words = columns.has('name') ? [part('name')] : [part('surname'), part('first'), part('patronymic')];
  const read = personName.read(words.filter(Boolean).join(' '));
  return 'value' in read ? read.value : '';
}

/** The numbers of the columns below the header: 1, 2, 3 … */
const isNumbering = (filled: readonly string[]) =>
  filled.length > 1 && filled.every((text, i) => text === String(i + 1));

/** The header once more, as long lists have it on every page. */
const isHeader = (cells: readonly FileCell[], { headers }: StaffHeader) =>
  cells.every((cell, i) => textOf(cell) === '' || textOf(cell) === headers[i]);

/**
 * What a row below the header is.
 * @param follows whether somebody stands in the row above
 */
export function readStaffRow(cells: readonly FileCell[], header: StaffHeader, follows: boolean): StaffRow {
  const filled = cells.map(textOf).filter(Boolean);
  if (filled.length === 0) return { kind: 'empty' };
  const cell = (field: StaffField) => cells[header.columns.get(field) ?? -1];
  const words = filled.filter((text) => /\p{L}/u.test(text));
  const isNobody = isNumbering(filled) || isHeader(cells, header) || words.length === 0 || FOOTER.test(words[0] ?? '');
  if (isNobody) return { kind: 'nobody' };
  const hasAddress = filled.some((text) => text.includes('@'));
  const position = postsOf(cell('position'));
  const { name, post } = parted(nameOf(cells, header));
  if (name === '') {
    if (follows && position !== '' && !hasAddress) return { kind: 'more', position };
    return { kind: words.length === 1 && !hasAddress ? 'nobody' : 'nameless' };
  }
  const person = { kind: 'person', name, post, cell } as const;
  if (!isName(name)) return { kind: hasAddress || (position !== '' && !isBelowTheList(name)) ? 'nameless' : 'nobody' };
  // A number before it, or anything beside it, says that somebody is meant.
  const isAlone = words.every((text) => name.includes(text)) && !/^\d+\.?$/.test(filled[0] ?? '');
  if (!isAlone || readPersonName(name) !== undefined) return person;
  if (!isSurelyName(name)) return { kind: 'nobody' };
  return header.columns.has('position') || header.columns.has('email') ? { kind: 'unclear' } : person;
}
