import { email as emailType, normalLabel, yesNo } from '../../sheets-schema/cell.ts';
import { type ExperienceBand, experienceBands } from '../../sheets-schema/choices/experience-band.ts';
import { type SubjectGroup, subjectGroups } from '../../sheets-schema/choices/subject-group.ts';
import type { FileCell } from '../import/answer-file.ts';
import { PlainFailure } from '../plain-failure.ts';

/** Somebody of the staff list. What may stand in the workbook is apart from what may not. */
export interface StaffMember {
  readonly name: string;
  readonly position?: string;
  readonly email?: string;
  readonly open: {
    readonly subjectGroup?: SubjectGroup;
    readonly experienceBand?: ExperienceBand;
    readonly isYoungSpecialist?: boolean;
  };
}

const HEADERS = {
  name: ['фио', 'фамилия, имя, отчество', 'фамилия имя отчество'],
  position: ['должность'],
  email: ['почта', 'рабочая почта', 'электронная почта', 'e-mail', 'email'],
  subjectGroup: ['предметная область'],
  experienceBand: ['стаж', 'педагогический стаж'],
  isYoungSpecialist: ['молодой специалист'],
} as const;

type Field = keyof typeof HEADERS;

const textOf = (cell: FileCell | undefined) =>
  String(cell ?? '')
    .replace(/\s+/g, ' ')
    .trim();

const keyOf = <K extends string>(choices: Readonly<Record<K, string>>, label: string): K | undefined =>
  (Object.keys(choices) as K[]).find((key) => normalLabel(choices[key]) === normalLabel(label));

/** Years of teaching, or a band in words: only the band goes on. */
export function bandOf(text: string): ExperienceBand | undefined {
  if (/^\d{1,2}$/.test(text)) {
    const years = Number(text);
    return years <= 3 ? 'upTo3' : years <= 10 ? 'from4to10' : years <= 20 ? 'from11to20' : 'from21';
  }
  return keyOf(experienceBands, text);
}

/**
 * Reads a staff list: a header, then a line a person. Needs the column «ФИО»; takes «должность», «почта» and, for the
 * workbook, «предметная область», «стаж» (years or a band) and «молодой специалист»; other columns are left unread.
 * @throws PlainFailure that names the lines to mend, and nobody
 */
export function readStaffList([head = [], ...rows]: readonly (readonly FileCell[])[]): StaffMember[] {
  const headers = head.map((cell) => textOf(cell).toLowerCase());
  const place = (field: Field) => HEADERS[field].map((each) => headers.indexOf(each)).find((at) => at >= 0) ?? -1;
  const columns = Object.fromEntries((Object.keys(HEADERS) as Field[]).map((field) => [field, place(field)]));
  if (place('name') < 0) {
    throw new PlainFailure(
      'В списке сотрудников нет столбца «ФИО». В первой строке должны стоять заголовки: ФИО, должность, почта.',
    );
  }
  const problems: string[] = [];
  const lineOf = new Map<string, number>();
  const staff = rows.flatMap((cells, index): StaffMember[] => {
    const line = index + 2;
    const cell = (field: Field) => textOf(cells[columns[field] ?? -1]);
    const wrong = (words: string) => problems.push(`  строка ${line}: ${words}`);
    if (cells.every((each) => textOf(each) === '')) return [];
    const [name, position, email, subject, experience, young] = [
      cell('name'),
      cell('position'),
      cell('email'),
      cell('subjectGroup'),
      cell('experienceBand'),
      cell('isYoungSpecialist'),
    ];
    if (name === '') wrong('нет ФИО.');
    if (email !== '' && !emailType.schema.safeParse(email).success) wrong('адрес почты написан с ошибкой.');
    for (const mark of email === '' ? [name.toLowerCase()] : [email.toLowerCase()]) {
      if (mark !== '' && lineOf.has(mark)) wrong(`этот человек уже есть в строке ${lineOf.get(mark)}.`);
      lineOf.set(mark, line);
    }
    const subjectGroup = keyOf(subjectGroups, subject);
    if (subject !== '' && !subjectGroup) {
      wrong(`нет такой предметной области. Есть: ${Object.values(subjectGroups).join('; ')}.`);
    }
    const experienceBand = bandOf(experience);
    if (experience !== '' && !experienceBand) {
      wrong(`стаж – число лет или одно из: ${Object.values(experienceBands).join('; ')}.`);
    }
    const isYoung = young === '' ? undefined : yesNo.schema.safeParse(young);
    if (isYoung?.success === false) wrong('в столбце «молодой специалист» – «да» или «нет».');
    return [
      {
        name,
        ...(position ? { position } : {}),
        ...(email ? { email } : {}),
        open: {
          ...(subjectGroup ? { subjectGroup } : {}),
          ...(experienceBand ? { experienceBand } : {}),
          ...(isYoung?.success ? { isYoungSpecialist: isYoung.data } : {}),
        },
      },
    ];
  });
  if (problems.length > 0) throw new PlainFailure(['Список сотрудников нужно исправить:', ...problems].join('\n'));
  if (staff.length === 0) throw new PlainFailure('В списке сотрудников нет ни одного человека.');
  return staff;
}
