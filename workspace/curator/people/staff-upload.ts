import type { NameKey } from '../../../functions/gateways/identity.ts';
import { csvRows, type FileTable, tablesIn } from '../../answer-file.ts';
import { compareStaff, type StaffComparison } from '../../staff/compare-staff.ts';
import type { Identifications } from '../../staff/identifications.ts';
import { namesInLists } from '../../staff/namesakes.ts';
import { readStaffList, SeveralSheets, type StaffList } from '../../staff/read-staff-list.ts';
import { resembles } from '../../staff/resembles.ts';
import type { CorrectedField, Corrections } from '../../staff/row-corrections.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import type { View } from '../context.ts';

/** A staff list that somebody pasted or chose as a file, with the curator's decisions about its rows. */
export interface Upload {
  /** The pasted text; empty if there is a file. */
  readonly text: string;
  /** The file's content in base64, and its name; empty if the list was pasted. */
  readonly file: string;
  readonly fileName: string;
  readonly sheet: string | undefined;
  readonly identifications: Identifications;
  readonly corrections: Corrections;
  /** The participants when the curator decided; undefined before the first decision. */
  readonly knownCodes: ReadonlySet<string> | undefined;
}

const VERDICT = /^verdict\.(\d+)$/;
const CORRECTION = /^fix\.(\d+)\.(name|email|subjectGroup|teachingYears|isYoungSpecialist|isPerson)$/;

/** The names of the fields with the decision about a row, and with a correction of a row. */
export const verdictName = (row: number) => `verdict.${row}`;
export const correctionName = (row: number, field: CorrectedField) => `fix.${row}.${field}`;

function correctionsIn(form: URLSearchParams): Corrections {
  const corrections = new Map<number, Partial<Record<CorrectedField, string>>>();
  for (const [name, value] of form) {
    const [, row, field] = CORRECTION.exec(name) ?? [];
    if (row === undefined) continue;
    corrections.set(Number(row), { ...corrections.get(Number(row)), [field as CorrectedField]: value });
  }
  return corrections;
}

export function uploadIn(form: URLSearchParams): Upload {
  const identifications = [...form].flatMap(([name, value]): [number, string][] => {
    const row = VERDICT.exec(name)?.[1];
    return row && value !== '' ? [[Number(row), value]] : [];
  });
  return {
    text: form.get('text') ?? '',
    file: form.get('file') ?? '',
    fileName: form.get('fileName') ?? '',
    sheet: form.get('sheet') || undefined,
    identifications: new Map(identifications),
    corrections: correctionsIn(form),
    knownCodes: form.has('knownCodes') ? new Set(form.get('knownCodes')?.split(' ')) : undefined,
  };
}

const tablesOf = ({ text, file, fileName }: Upload): Promise<readonly FileTable[]> | readonly FileTable[] =>
  file === '' ? [{ rows: csvRows(new TextEncoder().encode(text)) }] : tablesIn(Buffer.from(file, 'base64'), fileName);

/** The people of «Участники» by code, for comparison with a list. */
function knownPeople({ programme }: View): NameKey {
  const { people } = programme.tables;
  const inLists = namesInLists(people.flatMap(({ name }) => name ?? []));
  return new Map(
    people.flatMap(({ code, name, position, email }) =>
      code && name
        ? [[code, { name: inLists(name), ...(position ? { position } : {}), ...(email ? { email } : {}) }] as const]
        : [],
    ),
  );
}

/**
 * The decisions that still hold. «A new person» no longer holds if such a person has joined since the decision: the same form was sent twice, or a
 * colleague was faster. Then we ask again, so that nobody gets a second code.
 */
function standing({ identifications, knownCodes }: Upload, { staff }: StaffList, people: NameKey): Identifications {
  const joined = [...people].filter(([code]) => knownCodes && !knownCodes.has(code));
  return new Map(
    [...identifications].filter(([row, verdict]) => {
      const member = staff.find((each) => each.row === row);
      if (!member) return false;
      return verdict === 'new' ? !joined.some(([, entry]) => resembles(member, entry)) : people.has(verdict);
    }),
  );
}

/** The comparison of a list with «Участники», or the reason why the list cannot be read. */
export type Reading =
  | { readonly list: StaffList; readonly compared: StaffComparison }
  | { readonly problem: string; readonly sheets?: readonly string[] };

export async function readUpload(upload: Upload, view: View): Promise<Reading> {
  if (upload.text.trim() === '' && upload.file === '') {
    return { problem: 'Вставьте список в поле или выберите файл .xlsx или .csv.' };
  }
  try {
    const { sheet, corrections } = upload;
    const list = readStaffList(await tablesOf(upload), { today: view.today, sheet, corrections });
    const people = knownPeople(view);
    return { list, compared: compareStaff(people, list.staff, standing(upload, list, people)) };
  } catch (error) {
    if (error instanceof SeveralSheets) {
      return { problem: 'Люди перечислены на нескольких листах файла. Выберите, какой читать.', sheets: error.titles };
    }
    if (error instanceof UserFacingError) return { problem: error.message };
    throw error;
  }
}
