import { normalLabel } from '../../sheets-schema/cell.ts';
import type { FileTable } from '../answer-file.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { type Corrections, correctedCells } from './row-corrections.ts';
import { noName, personOrHeading, type RowProblem } from './row-problem.ts';
import { findStaffHeader, nextHeader, type StaffHeader } from './staff-header.ts';
import { mergeRows, readMember, refuseTakenAddresses, type StaffMember, withPost } from './staff-member.ts';
import { nameText, nameWithin, readStaffRow, textOf } from './staff-row.ts';

/** The result of reading a staff list. */
export interface StaffList {
  /** The people whom the list names without doubt. */
  readonly staff: readonly StaffMember[];
  /** The sheet that was read, and other sheets with people. For a file without sheets they are undefined and empty. */
  readonly sheet: string | undefined;
  readonly otherSheets: readonly string[];
  /** Numbers of the rows without a person, counted from 1: headings, totals, signatures, vacant posts. */
  readonly skipped: readonly number[];
  /** Numbers of the rows of people who left. */
  readonly left: readonly number[];
  /** Values that could not be read, in the order of the rows. People with a held row are not in `staff`. */
  readonly problems: readonly RowProblem[];
}

interface ListSheet {
  readonly sheet: string | undefined;
  readonly rows: FileTable['rows'];
  readonly header: StaffHeader;
}

/** Several sheets of a file contain people, and somebody must say which to read. */
export class SeveralSheets extends UserFacingError {
  readonly titles: readonly string[];

  constructor(titles: readonly string[], message: string) {
    super(message);
    this.titles = titles;
  }
}

const quoted = (titles: readonly string[]) => titles.map((title) => `«${title}»`).join(', ');

/**
 * Finds the sheet with the list: the requested sheet, or the sheet whose header has the most known columns.
 * @throws UserFacingError if there is no such sheet, or several are equally good
 */
function findList(
  tables: readonly FileTable[],
  today: string,
  wanted: string | undefined,
): [ListSheet, readonly ListSheet[]] {
  const headed = tables.flatMap(({ sheet, rows }): ListSheet[] => {
    const header = findStaffHeader(rows);
    return header ? [{ sheet, rows, header }] : [];
  });
  const peopled = headed.filter(({ rows, header }) =>
    rows
      .slice(header.firstRow)
      .some((cells) => readStaffRow(cells, header, { follows: false, today }).kind === 'person'),
  );
  // If some sheets have people, ignore all other sheets, such as an empty form.
  const all = peopled.length > 0 ? peopled : headed;
  const named = all.filter(({ sheet }) => wanted === undefined || normalLabel(sheet ?? '') === normalLabel(wanted));
  const [best, second] = named.toSorted((a, b) => b.header.columns.size - a.header.columns.size);
  if (wanted !== undefined && !best) {
    const titles = all.flatMap(({ sheet }) => sheet ?? []);
    throw new UserFacingError(
      `Листа «${wanted}» со столбцом «ФИО» в файле нет.${titles.length > 0 ? ` Есть: ${quoted(titles)}.` : ''}`,
    );
  }
  if (!best) {
    throw new UserFacingError(
      'В списке сотрудников нет столбца «ФИО» (или «Фамилия», «Имя», «Отчество»). Над именами должны стоять заголовки: ФИО, должность, почта.',
    );
  }
  if (second?.header.columns.size === best.header.columns.size) {
    const equal = named.filter(({ header }) => header.columns.size === best.header.columns.size);
    const titles = equal.flatMap(({ sheet }) => sheet ?? []);
    throw new SeveralSheets(
      titles,
      `Люди перечислены на нескольких листах: ${quoted(titles)}. Скажите, какой читать, например --sheet "${best.sheet ?? ''}"; если нужны все, повторите команду для каждого.`,
    );
  }
  return [best, all.filter((each) => each !== best)];
}

/** Refuses two lists side by side, because we would silently ignore the second. @throws UserFacingError */
function refuseSideBySide({ columns, headers }: StaffHeader): void {
  const title = headers[columns.get('name') ?? columns.get('surname') ?? -1];
  if (headers.filter((header) => header === title).length > 1) {
    throw new UserFacingError(
      `В списке два столбца «${title}» рядом. Поставьте людей друг под другом, чтобы столбец с именами был один.`,
    );
  }
}

/** A heading above people who left: «Уволенные». */
const GONE = /(?:^|[^\p{L}])(?:уволенн|выбывш)/iu;

/** What a list says beside its rows. */
export interface ReadingOptions {
  /** ISO date, for «с 2010 года» and for people who left by then. */
  readonly today: string;
  /** The sheet to read, if several sheets contain people. */
  readonly sheet?: string | undefined;
  readonly corrections?: Corrections;
}

/**
 * Reads a staff list in the layouts that schools use: a title above, the name in one column or three, several lines per post, department headings,
 * totals and signatures. Ignores unknown columns and people who left. A row with an error does not hold up the others.
 * @throws UserFacingError if no row names a person
 */
export function readStaffList(
  tables: readonly FileTable[],
  { today, sheet: wanted, corrections = new Map() }: ReadingOptions,
): StaffList {
  const [{ sheet, rows, header: first }, others] = findList(tables, today, wanted);
  refuseSideBySide(first);
  const problems: RowProblem[] = [];
  const listed: StaffMember[] = [];
  const skipped: number[] = [];
  const left: number[] = [];
  let header = first;
  let follows = false;
  let areGone = false;
  for (let index = first.firstRow; index < rows.length; index++) {
    const row = index + 1;
    const next = nextHeader(rows, index);
    if (next) {
      for (; index < next.firstRow; index++) skipped.push(index + 1);
      [header, follows] = [next, false];
      index--;
      continue;
    }
    const correction = corrections.get(row);
    const cells = correctedCells(rows[index] ?? [], header, correction);
    const read = readStaffRow(cells, header, { follows, today, isPerson: correction?.isPerson });
    const above = listed.at(-1);
    if (read.kind === 'nobody') areGone = cells.some((cell) => GONE.test(textOf(cell)));
    if (read.kind === 'left' || (read.kind === 'person' && areGone)) left.push(row);
    else if (read.kind === 'person') {
      const one = readMember(read, row, today);
      listed.push(one.member);
      problems.push(...one.problems);
    } else if (read.kind === 'more' && above) listed[listed.length - 1] = withPost(above, read.position);
    else if (read.kind === 'nobody') skipped.push(row);
    else if (read.kind === 'unclear' || read.kind === 'nameless') {
      const who = cells.map(textOf).filter(Boolean).join(', ');
      const written = nameText(cells, header);
      const doubt = read.kind === 'unclear' ? personOrHeading : noName;
      problems.push({ row, who, ...doubt(written, nameWithin(written)) });
    }
    follows = (read.kind === 'person' && !areGone) || read.kind === 'more';
  }
  const held = new Set(problems.flatMap(({ row, isHeld }) => (isHeld ? [row] : [])));
  const merged = mergeRows(listed).filter(({ row }) => !held.has(row));
  const { staff, problems: taken } = refuseTakenAddresses(merged);
  if (staff.length + held.size === 0) throw new UserFacingError('В списке сотрудников нет ни одного человека.');
  return {
    staff,
    sheet,
    otherSheets: others.flatMap((each) => each.sheet ?? []),
    skipped,
    left,
    problems: [...problems, ...taken].toSorted((a, b) => a.row - b.row),
  };
}
