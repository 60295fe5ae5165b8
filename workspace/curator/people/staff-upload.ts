import type { NameKey } from '../../../functions/gateways/identity.ts';
import { csvRows, type FileTable, tablesIn } from '../../answer-file.ts';
import { compareStaff, type StaffComparison } from '../../staff/compare-staff.ts';
import type { Identifications } from '../../staff/identifications.ts';
import { readStaffList, SeveralSheets, type StaffList } from '../../staff/read-staff-list.ts';
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
}

const VERDICT = /^verdict\.(\d+)$/;

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
  };
}

const tablesOf = ({ text, file, fileName }: Upload): Promise<readonly FileTable[]> | readonly FileTable[] =>
  file === '' ? [{ rows: csvRows(new TextEncoder().encode(text)) }] : tablesIn(Buffer.from(file, 'base64'), fileName);

/** The people of «Участники» by code, for comparison with a list. */
const knownPeople = ({ programme }: View): NameKey =>
  new Map(
    programme.tables.people.flatMap(({ code, name, position, email }) =>
      code && name ? [[code, { name, ...(position ? { position } : {}), ...(email ? { email } : {}) }] as const] : [],
    ),
  );

/** The comparison of a list with «Участники», or the reason why the list cannot be read. */
export type Reading =
  | { readonly list: StaffList; readonly compared: StaffComparison }
  | { readonly problem: string; readonly sheets?: readonly string[] };

export async function readUpload(upload: Upload, view: View): Promise<Reading> {
  if (upload.text.trim() === '' && upload.file === '') {
    return { problem: 'Вставьте список в поле или выберите файл .xlsx или .csv.' };
  }
  try {
    const list = readStaffList(await tablesOf(upload), view.today, upload.sheet);
    return { list, compared: compareStaff(knownPeople(view), list.staff, upload.identifications) };
  } catch (error) {
    if (error instanceof SeveralSheets) {
      return { problem: 'Люди перечислены на нескольких листах файла. Выберите, какой читать.', sheets: error.titles };
    }
    if (error instanceof UserFacingError) return { problem: error.message };
    throw error;
  }
}
