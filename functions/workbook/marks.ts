/**
 * The marks by which Nastavnik knows its own things in a spreadsheet that people sort, rename and rearrange:
 * developer metadata on tabs and columns, and one named range whose number is the revision of the last commit.
 */
export const TAB_MARK = 'nastavnik.tab';
export const COLUMN_MARK = 'nastavnik.column';

/** Hidden tab that carries the revision mark; nobody has a reason to delete it. */
export const MARKER_TAB = '_nastavnik';

const REVISION = /^nastavnik_rev_(\d{6,})$/;

/** Name and id of the named range of a revision. The underscore keeps it from looking like a cell reference. */
export function revisionMark(revision: number): string {
  return `nastavnik_rev_${String(revision).padStart(6, '0')}`;
}

/** The revision that a named range stands for, if it is ours. */
export function revisionOf(name: string): number | undefined {
  const found = REVISION.exec(name);
  return found ? Number(found[1]) : undefined;
}
