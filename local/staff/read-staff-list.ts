import { groupBy } from '../../functions/domain/group-by.ts';
import { personKey } from '../../functions/domain/names/person-key.ts';
import { email as emailType, normalLabel, yesNo } from '../../sheets-schema/cell.ts';
import { type ExperienceBand, experienceBands } from '../../sheets-schema/choices/experience-band.ts';
import { type SubjectGroup, subjectGroups } from '../../sheets-schema/choices/subject-group.ts';
import type { FileTable } from '../import/answer-file.ts';
import { PlainFailure } from '../plain-failure.ts';
import { findStaffHeader, type StaffHeader } from './staff-header.ts';
import { postsOf, readStaffRow, type StaffRow, textOf } from './staff-row.ts';
import { teachingYears } from './teaching-years.ts';

/** Somebody of the staff list. What may stand in the workbook is apart from what may not. */
export interface StaffMember {
  /** Where the list names them, as people count rows. */
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

/** A staff list as it was read. */
export interface StaffList {
  readonly staff: readonly StaffMember[];
  /** Rows in which nobody was seen, as people count: headings of parts, sums, signatures. */
  readonly skipped: readonly number[];
}

const keyOf = <K extends string>(choices: Readonly<Record<K, string>>, label: string): K | undefined =>
  (Object.keys(choices) as K[]).find((key) => normalLabel(choices[key]) === normalLabel(label));

const NO_ADDRESS = /^(?:[-–—.]*|нет|не имеет|отсутствует|н\/д)$/iu;

/** The first address of a cell, as the school typed it: after `mailto:`, in brackets, before another one. */
function addressOf(text: string): string {
  if (NO_ADDRESS.test(text)) return '';
  const [address = text] = text.split(/[\s,;]+/).filter((part) => part.includes('@'));
  return address.replace(/^(?:mailto:|<)+/i, '').replace(/[>.]+$/, '');
}

/** Reads the cells of a person; `wrong` is told what cannot be read. */
function memberOf(
  { name, post, cell }: Extract<StaffRow, { kind: 'person' }>,
  row: number,
  today: string,
  wrong: (words: string) => void,
): StaffMember {
  const email = addressOf(textOf(cell('email')));
  const read = email === '' ? undefined : emailType.read(email);
  if (read && 'problem' in read) wrong(`адрес почты написан с ошибкой. ${read.problem}`);
  const subject = textOf(cell('subjectGroup'));
  const subjectGroup = keyOf(subjectGroups, subject);
  if (subject !== '' && !subjectGroup) {
    wrong(`нет такой предметной области. Есть: ${Object.values(subjectGroups).join('; ')}.`);
  }
  const years = teachingYears(cell('teachingYears'), today);
  if (years === 'unreadable') wrong(`стаж – число лет или одно из: ${Object.values(experienceBands).join('; ')}.`);
  const young = textOf(cell('isYoungSpecialist'));
  const isYoung = young === '' ? undefined : yesNo.schema.safeParse(young);
  if (isYoung?.success === false) wrong('в столбце «молодой специалист» – «да» или «нет».');
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

/** Somebody with a further post. */
function withPost(member: StaffMember, post = ''): StaffMember {
  const posts = [...(member.position?.split(', ') ?? []), ...post.split(', ')].filter(Boolean);
  const distinct = posts.filter(
    (each, i) => posts.findIndex((other) => normalLabel(other) === normalLabel(each)) === i,
  );
  return distinct.length === 0 ? member : { ...member, position: distinct.join(', ') };
}

/** Rows of one person with several posts, as one: the same name, and no two addresses. */
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

/** The sheet that has a header with names, the one that names most. */
function findList(
  tables: readonly FileTable[],
): { readonly rows: FileTable['rows']; readonly header: StaffHeader } | undefined {
  const found = tables.flatMap(({ rows }) => {
    const header = findStaffHeader(rows);
    return header ? [{ rows, header }] : [];
  });
  return found.reduce<(typeof found)[number] | undefined>(
    (best, next) => (best && best.header.columns.size >= next.header.columns.size ? best : next),
    undefined,
  );
}

/**
 * Reads a staff list as schools keep them: below whatever title, with the name in one column or three, with posts on several lines,
 * headings of departments, sums and signatures. Takes the post, the address and, for the workbook, «предметная область», the years of
 * teaching and «молодой специалист»; other columns are left unread.
 * @param today ISO date: «с 2010 года» is counted from it
 * @throws PlainFailure that names the rows to mend, and nobody
 */
export function readStaffList(tables: readonly FileTable[], today: string): StaffList {
  const list = findList(tables);
  if (!list) {
    throw new PlainFailure(
      'В списке сотрудников нет столбца «ФИО» (или «Фамилия», «Имя», «Отчество»). Над именами должны стоять заголовки: ФИО, должность, почта.',
    );
  }
  const { rows, header } = list;
  const problems: string[] = [];
  const listed: StaffMember[] = [];
  const skipped: number[] = [];
  let follows = false;
  rows.slice(header.firstRow).forEach((cells, index) => {
    const row = header.firstRow + index + 1;
    const wrong = (words: string) => problems.push(`  строка ${row}: ${words}`);
    const read = readStaffRow(cells, header, follows);
    follows = read.kind === 'person' || read.kind === 'more';
    const above = listed.at(-1);
    if (read.kind === 'person') listed.push(memberOf(read, row, today, wrong));
    else if (read.kind === 'more' && above) listed[listed.length - 1] = withPost(above, read.position);
    else if (read.kind === 'nobody') skipped.push(row);
    else if (read.kind === 'unclear') {
      wrong('непонятно, человек это или заголовок раздела: впишите рядом должность или удалите строку.');
    } else if (read.kind === 'nameless') wrong('нет ФИО, или в его столбце стоит не имя.');
  });
  const staff = together(listed);
  for (const { row, email } of staff) {
    const first = staff.find((each) => email !== undefined && each.email?.toLowerCase() === email.toLowerCase());
    if (first && first.row < row) {
      problems.push(
        `  строка ${row}: этот адрес почты уже есть в строке ${first.row}. У каждого человека свой адрес; общий адрес школы сотрите.`,
      );
    }
  }
  if (problems.length > 0) throw new PlainFailure(['Список сотрудников нужно исправить:', ...problems].join('\n'));
  if (staff.length === 0) throw new PlainFailure('В списке сотрудников нет ни одного человека.');
  return { staff, skipped };
}
