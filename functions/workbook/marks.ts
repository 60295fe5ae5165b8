import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/**
 * The marks by which Nastavnik knows its own things in a spreadsheet that people sort, rename and rearrange:
 * developer metadata on tabs and columns, and one named range whose number is the revision of the last commit.
 */
export const TAB_MARK = 'nastavnik.tab';
export const COLUMN_MARK = 'nastavnik.column';

/** Hidden tab that carries the revision mark; nobody has a reason to delete it. */
export const MARKER_TAB = '_nastavnik';

/** Laid at the spreadsheet with each first revision mark: where one was lost, the next begins above all its numbers. */
export const GENERATION_MARK = 'nastavnik.generation';
const REVISIONS_A_GENERATION = 1_000_000;

/** Number of the first revision in a spreadsheet where `lost` marks were lost before. */
export function firstRevision(lost: number): number {
  return lost * REVISIONS_A_GENERATION + 1;
}

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

/** The revision mark where it stands whole: the highest of ours that lies on a tab. People may rename the tab. */
export function findRevision({
  namedRanges,
  sheets,
}: sheets_v4.Schema$Spreadsheet): { revision: number; sheetId: number } | undefined {
  const tabs = new Set((sheets ?? []).map(({ properties }) => properties?.sheetId));
  const standing = (namedRanges ?? []).flatMap(({ name, range }) => {
    const revision = revisionOf(name ?? '');
    const sheetId = range?.sheetId;
    return revision !== undefined && typeof sheetId === 'number' && tabs.has(sheetId) ? [{ revision, sheetId }] : [];
  });
  return standing.toSorted((a, b) => b.revision - a.revision)[0];
}
