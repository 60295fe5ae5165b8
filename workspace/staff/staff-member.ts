import { groupBy } from '../../functions/domain/group-by.ts';
import { personKey } from '../../functions/domain/names/person-key.ts';
import { email as emailType, normalLabel, yesNo } from '../../sheets-schema/cell.ts';
import type { ExperienceBand } from '../../sheets-schema/choices/experience-band.ts';
import { type SubjectGroup, subjectGroups } from '../../sheets-schema/choices/subject-group.ts';
import {
  neitherYesNorNo,
  type RowProblem,
  takenAddress,
  unknownSubject,
  unreadableYears,
  wrongAddress,
} from './row-problem.ts';
import { postsOf, type StaffRow, textOf } from './staff-row.ts';
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

/** Reads a person's row. An address with an error holds the person back; other unreadable values are only left out. */
export function readMember(
  { name, post, cell }: Extract<StaffRow, { kind: 'person' }>,
  row: number,
  today: string,
): { readonly member: StaffMember; readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const say = (problem: Omit<RowProblem, 'row' | 'who'>) => problems.push({ row, who: name, ...problem });

  const email = addressOf(textOf(cell('email')));
  const read = email === '' ? undefined : emailType.read(email);
  if (read && 'problem' in read) say(wrongAddress(email, read.problem));
  const subject = textOf(cell('subjectGroup'));
  const subjectGroup = keyOf(subjectGroups, subject);
  if (subject !== '' && !subjectGroup) say(unknownSubject(subject));
  const years = teachingYears(cell('teachingYears'), today);
  if (years === 'unreadable') say(unreadableYears(textOf(cell('teachingYears'))));
  const young = textOf(cell('isYoungSpecialist'));
  const isYoung = young === '' ? undefined : yesNo.schema.safeParse(young);
  if (isYoung?.success === false) say(neitherYesNorNo(young));
  const position = postsOf(cell('position')) || post;
  const member = {
    row,
    name,
    ...(position ? { position } : {}),
    ...(read && 'value' in read ? { email: read.value } : {}),
    open: {
      ...(subjectGroup ? { subjectGroup } : {}),
      ...(years === 'unreadable' || years === 'notSaid' ? {} : { experienceBand: years }),
      ...(isYoung?.success ? { isYoungSpecialist: isYoung.data } : {}),
    },
  };
  return { member, problems };
}

/** Adds a further post to a person. */
export function withPost(member: StaffMember, post = ''): StaffMember {
  // «педагог-» and «психолог» below it are one post.
  if (member.position?.endsWith('-')) return { ...member, position: `${member.position}${post}` };
  const posts = [...(member.position?.split(', ') ?? []), ...post.split(', ')].filter(Boolean);
  const distinct = posts.filter(
    (each, i) => posts.findIndex((other) => normalLabel(other) === normalLabel(each)) === i,
  );
  return distinct.length === 0 ? member : { ...member, position: distinct.join(', ') };
}

/** Merges the rows of one person: rows with the same name and at most one e-mail address. */
export function mergeRows(listed: readonly StaffMember[]): StaffMember[] {
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

/** Splits off the people whose address a person above already has, with the problem of each. */
export function refuseTakenAddresses(staff: readonly StaffMember[]): {
  readonly staff: readonly StaffMember[];
  readonly problems: readonly RowProblem[];
} {
  const owners = new Map<string, StaffMember>();
  const problems: RowProblem[] = [];
  const rest = staff.filter((member) => {
    const { row, name, email } = member;
    if (email === undefined) return true;
    const owner = owners.get(email.toLowerCase());
    if (!owner) {
      owners.set(email.toLowerCase(), member);
      return true;
    }
    problems.push({ row, who: name, ...takenAddress(email, owner.row) });
    return false;
  });
  return { staff: rest, problems };
}
