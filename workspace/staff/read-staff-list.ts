import { groupBy } from '../../functions/domain/group-by.ts';
import { personKey } from '../../functions/domain/names/person-key.ts';
import { email as emailType, normalLabel, yesNo } from '../../sheets-schema/cell.ts';
import { type ExperienceBand, experienceBands } from '../../sheets-schema/choices/experience-band.ts';
import { type SubjectGroup, subjectGroups } from '../../sheets-schema/choices/subject-group.ts';
import type { FileTable } from '../answer-file.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { findStaffHeader, nextHeader, type StaffHeader } from './staff-header.ts';
import { postsOf, readStaffRow, type StaffRow, textOf } from './staff-row.ts';
import { teachingYears } from './teaching-years.ts';

/** A person of the staff list; `open` is the part that the workbook may contain. */
export interface StaffMember {
  /** Row number in the list, counted from 1. */
  readonly row: number;
  readonly name: string;
  readonly position?: string;
  readonly email?: string;
  readonly open: {
    readonly subjectGroup?: SubjectGroup;
    readonly experienceBand?: ExperienceBand;
    readonly isYoungSpecialist?: boolean;
  };
}

/** The result of reading a staff list. */
export interface StaffList {
  readonly staff: readonly StaffMember[];
  /** The sheet that was read, and other sheets with people. For a file without sheets they are undefined and empty. */
  readonly sheet: string | undefined;
  readonly otherSheets: readonly string[];
  /** Numbers of the rows without a person, counted from 1: headings, totals, signatures, vacant posts. */
  readonly skipped: readonly number[];
  /** Numbers of the rows of people who left. */
  readonly left: readonly number[];
  /** Unreadable values that were left out, one line per row, without names. */
  readonly notes: readonly string[];
}

const keyOf = <K extends string>(choices: Readonly<Record<K, string>>, label: string): K | undefined =>
  (Object.keys(choices) as K[]).find((key) => normalLabel(choices[key]) === normalLabel(label));

const NO_ADDRESS = /^(?:[-–—.]*|нет|не имеет|отсутствует|н\/д)$/iu;

/** The first address of a cell, without `mailto:` and brackets. A cell may contain several addresses. */
function addressOf(text: string): string {
  // A column for phone and mail may contain only a phone number.
  if (NO_ADDRESS.test(text) || !/[\p{L}@]/u.test(text)) return '';
  const [address = text] = text.split(/[\s,;]+/).filter((part) => part.includes('@'));
  return address.replace(/^(?:mailto:|<)+/i, '').replace(/[>.]+$/, '');
}

interface Told {
  /** Reports an error that must be corrected before the import. */
  readonly wrong: (words: string) => void;
  /** Reports a value that may be left out. */
  readonly unread: (words: string) => void;
}

function memberOf(
  { name, post, cell }: Extract<StaffRow, { kind: 'person' }>,
  row: number,
  today: string,
  { wrong, unread }: Told,
): StaffMember {
  const email = addressOf(textOf(cell('email')));
  const read = email === '' ? undefined : emailType.read(email);
  if (read && 'problem' in read) wrong(`адрес почты написан с ошибкой. ${read.problem}`);
  const subject = textOf(cell('subjectGroup'));
  const subjectGroup = keyOf(subjectGroups, subject);
  if (subject !== '' && !subjectGroup) {
    unread(`нет такой предметной области. Есть: ${Object.values(subjectGroups).join('; ')}.`);
  }
  const years = teachingYears(cell('teachingYears'), today);
  if (years === 'unreadable') unread(`стаж – число лет или одно из: ${Object.values(experienceBands).join('; ')}.`);
  const young = textOf(cell('isYoungSpecialist'));
  const isYoung = young === '' ? undefined : yesNo.schema.safeParse(young);
  if (isYoung?.success === false) unread('в столбце «молодой специалист» – «да» или «нет».');
  const position = postsOf(cell('position')) || post;
  return {
    row,
    name,
    ...(position ? { position } : {}),
    ...(email ? { email } : {}),
    open: {
      ...(subjectGroup ? { subjectGroup } : {}),
      ...(years === 'unreadable' || years === 'notSaid' ? {} : { experienceBand: years }),
      ...(isYoung?.success ? { isYoungSpecialist: isYoung.data } : {}),
    },
  };
}

/** Adds a further post to a person. */
function withPost(member: StaffMember, post = ''): StaffMember {
  const posts = [...(member.position?.split(', ') ?? []), ...post.split(', ')].filter(Boolean);
  const distinct = posts.filter(
    (each, i) => posts.findIndex((other) => normalLabel(other) === normalLabel(each)) === i,
  );
  return distinct.length === 0 ? member : { ...member, position: distinct.join(', ') };
}

/** Merges the rows of one person: rows with the same name and at most one e-mail address. */
function together(listed: readonly StaffMember[]): StaffMember[] {
  const people = [...groupBy(listed, ({ name }) => personKey(name)).values()].flatMap((alike) => {
    const addresses = new Set(alike.flatMap(({ email }) => email?.toLowerCase() ?? []));
    let [one] = alike;
    if (!one || addresses.size > 1) return alike;
    for (const other of alike.slice(1)) {
      one = { ...other, ...withPost(one, other.position), open: { ...other.open, ...one.open } };
    }
    return [one];
  });
  return people.toSorted((a, b) => a.row - b.row);
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

const NEAR_MISS: Readonly<Record<'unclear' | 'nameless', string>> = {
  unclear: 'непонятно, человек это или заголовок раздела: впишите рядом должность или удалите строку.',
  nameless: 'нет ФИО, или в его столбце стоит не имя.',
};

/**
 * Reads a staff list in the layouts that schools use: a title above, the name in one column or three, several lines per post, department headings,
 * totals and signatures. Ignores unknown columns and people who left.
 * @param today - ISO date, for «с 2010 года» and for people who left by then
 * @param wanted - the sheet to read, if several sheets contain people
 * @throws UserFacingError that lists the rows to correct, without names
 */
export function readStaffList(tables: readonly FileTable[], today: string, wanted?: string): StaffList {
  const [{ sheet, rows, header: first }, others] = findList(tables, today, wanted);
  refuseSideBySide(first);
  const problems: string[] = [];
  const notes: string[] = [];
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
    const read = readStaffRow(rows[index] ?? [], header, { follows, today });
    const say = (lines: string[]) => (words: string) => lines.push(`  строка ${row}: ${words}`);
    const told = { wrong: say(problems), unread: say(notes) };
    const above = listed.at(-1);
    if (read.kind === 'nobody') areGone = (rows[index] ?? []).some((cell) => GONE.test(textOf(cell)));
    if (read.kind === 'left' || (read.kind === 'person' && areGone)) left.push(row);
    else if (read.kind === 'person') listed.push(memberOf(read, row, today, told));
    else if (read.kind === 'more' && above) listed[listed.length - 1] = withPost(above, read.position);
    else if (read.kind === 'nobody') skipped.push(row);
    else if (read.kind === 'unclear' || read.kind === 'nameless') told.wrong(NEAR_MISS[read.kind]);
    follows = (read.kind === 'person' && !areGone) || read.kind === 'more';
  }
  const staff = together(listed);
  for (const { row, email } of staff) {
    const same = staff.find((each) => email !== undefined && each.email?.toLowerCase() === email.toLowerCase());
    if (same && same.row < row) {
      problems.push(
        `  строка ${row}: этот адрес почты уже есть в строке ${same.row}. У каждого человека свой адрес; общий адрес школы сотрите.`,
      );
    }
  }
  if (problems.length > 0) throw new UserFacingError(['Список сотрудников нужно исправить:', ...problems].join('\n'));
  if (staff.length === 0) throw new UserFacingError('В списке сотрудников нет ни одного человека.');
  return { staff, sheet, otherSheets: others.flatMap((each) => each.sheet ?? []), skipped, left, notes };
}
