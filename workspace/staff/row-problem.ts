import { email as emailType, yesNo } from '../../sheets-schema/cell.ts';
import { experienceBands } from '../../sheets-schema/choices/experience-band.ts';
import { subjectGroups } from '../../sheets-schema/choices/subject-group.ts';
import { suggestedCell } from '../../sheets-schema/suggested-cell.ts';
import type { CorrectedField } from './row-corrections.ts';

/** Why a row of a staff list is doubtful. The functions below make all reasons for a doubt. */
export interface RowProblem {
  readonly row: number;
  readonly field: CorrectedField;
  /** What is wrong, in Russian, without names and addresses. */
  readonly what: string;
  /** What to do in the file, if `what` does not say it. */
  readonly inFile?: string;
  /** The person's name or, if it is unknown, all texts of the row. */
  readonly who: string;
  /** The present text of the field. */
  readonly written: string;
  /** The text that was probably meant; empty if the field is better left empty. */
  readonly proposal?: string | undefined;
  /** The permitted texts, if they are a closed list. */
  readonly labels?: readonly string[];
  /** Whether the row is held back until somebody corrects it. Otherwise only this value is left out. */
  readonly isHeld: boolean;
}

/** A line about a problem for somebody who corrects the file. */
export const problemLine = ({ row, what, inFile = '' }: RowProblem): string => `  строка ${row}: ${what}${inFile}`;

/** A problem without the row and the name. */
type Reason = Omit<RowProblem, 'row' | 'who'>;

/** The row has a single text, which may be a name or the heading of a section. */
export const personOrHeading = (written: string, proposal: string | undefined): Reason => ({
  field: 'isPerson',
  what: 'непонятно, человек это или заголовок раздела.',
  inFile: ' Впишите рядом должность или удалите строку.',
  written,
  proposal,
  isHeld: true,
});

/** The row has an address or a post, but no name. */
export const noName = (written: string, proposal: string | undefined): Reason => ({
  field: 'name',
  what: 'нет ФИО, или в его столбце стоит не имя.',
  written,
  proposal,
  isHeld: true,
});

/** @param problem - what is wrong with the address, as a sentence */
export const wrongAddress = (written: string, problem: string): Reason => ({
  field: 'email',
  what: `адрес почты написан с ошибкой. ${problem}`,
  written,
  proposal: suggestedCell(emailType, written),
  isHeld: true,
});

/** @param owner - the number of the row above that has the same address */
export const takenAddress = (written: string, owner: number): Reason => ({
  field: 'email',
  what: `этот адрес почты уже есть в строке ${owner}. У каждого человека свой адрес.`,
  inFile: ' Общий адрес школы сотрите.',
  written,
  proposal: '',
  isHeld: true,
});

export function unknownSubject(written: string): Reason {
  const labels = Object.values(subjectGroups);
  const inFile = ` Есть: ${labels.join('; ')}.`;
  return { field: 'subjectGroup', what: 'нет такой предметной области.', inFile, written, labels, isHeld: false };
}

export function unreadableYears(written: string): Reason {
  const labels = Object.values(experienceBands);
  const inFile = ` Нужно число лет или одно из: ${labels.join('; ')}.`;
  return { field: 'teachingYears', what: 'стаж не прочитан.', inFile, written, labels, isHeld: false };
}

/** The column «молодой специалист» has neither «да» nor «нет». */
export const neitherYesNorNo = (written: string): Reason => ({
  field: 'isYoungSpecialist',
  what: 'в столбце «молодой специалист» – «да» или «нет».',
  written,
  labels: yesNo.labels ?? [],
  isHeld: false,
});
