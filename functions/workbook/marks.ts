import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/**
 * The marks by which Nastavnik knows its own things in a spreadsheet that people sort, rename and rearrange:
 * developer metadata on tabs and columns, and one named range whose number is the revision of the last commit.
 */
export const TAB_MARK = 'nastavnik.tab';
export const COLUMN_MARK = 'nastavnik.column';

/** Laid on a column that has no mark of its own, so that a write can tell whether it is still where it was read. */
export const GUARD_MARK = 'nastavnik.guard';

/**
 * Metadata key of the secret that signs the personal links. It lives with the spreadsheet, so that script and functions sign alike
 * and a school may change from one to the other; only who may edit the workbook can read it.
 */
export const SECRET_MARK = 'nastavnik.secret';

/** Hidden tab that carries the revision mark; nobody has a reason to delete it. */
export const MARKER_TAB = '_nastavnik';

/** Laid at the spreadsheet with each first revision mark: where one was lost, the next begins above all its numbers. */
export const GENERATION_MARK = 'nastavnik.generation';
const REVISIONS_A_GENERATION = 1_000_000;

/** Number of the first revision in a spreadsheet where `lost` marks were lost before. */
export function firstRevision(lost: number): number {
  return lost * REVISIONS_A_GENERATION + 1;
}

const REVISION = /^nastavnik_rev_(\d{6,})(?:_([a-z0-9]+))?$/;

/** Id of the named range of a revision. The underscore keeps it from looking like a cell reference. */
export function revisionMark(revision: number): string {
  return `nastavnik_rev_${String(revision).padStart(6, '0')}`;
}

/** Name of that range: the id, and who committed. It tells a commit of ours whose answer was lost from another's. */
export function revisionName(revision: number, commitId: string): string {
  return `${revisionMark(revision)}_${commitId}`;
}

/** A revision mark as it stands in a spreadsheet. */
export interface Revision {
  readonly revision: number;
  /** The hidden tab that it lies on. */
  readonly sheetId: number;
  /** Names the commit that made it; empty for the mark of an installation. */
  readonly commitId: string;
}

/** What of a spreadsheet {@link findRevision} needs. */
export const REVISION_FIELDS = 'namedRanges(name,range(sheetId)),sheets(properties(sheetId))';

/** The revision mark where it stands whole: the highest of ours that lies on a tab. People may rename the tab. */
export function findRevision({ namedRanges, sheets }: sheets_v4.Schema$Spreadsheet): Revision | undefined {
  const tabs = new Set((sheets ?? []).map(({ properties }) => properties?.sheetId));
  const present = (namedRanges ?? []).flatMap(({ name, range }) => {
    const [, revision, commitId = ''] = REVISION.exec(name ?? '') ?? [];
    const sheetId = range?.sheetId;
    if (revision === undefined || typeof sheetId !== 'number' || !tabs.has(sheetId)) return [];
    return [{ revision: Number(revision), sheetId, commitId }];
  });
  return present.toSorted((a, b) => b.revision - a.revision)[0];
}

type Request = sheets_v4.Schema$Request;

/**
 * Lays a mark of ours, which people do not see. What only this spreadsheet's own programs need to see is still open to all of them.
 * @param metadataId Google refuses the whole batch where the spreadsheet has a mark of that id already; absent where any will do
 */
export function mark(
  metadataKey: string,
  metadataValue: string,
  location: sheets_v4.Schema$DeveloperMetadataLocation,
  metadataId?: number,
): Request {
  const id = metadataId === undefined ? {} : { metadataId };
  const developerMetadata = { ...id, metadataKey, metadataValue, location, visibility: 'DOCUMENT' };
  return { createDeveloperMetadata: { developerMetadata } };
}

/** A column, as the place of a mark. */
export const columnPlace = (sheetId: number, index: number): sheets_v4.Schema$DeveloperMetadataLocation => ({
  dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
});

/** Lays the mark by which a tab of ours is known. */
export const tabMark = (tab: string, sheetId: number): Request => mark(TAB_MARK, tab, { sheetId });

/** Lays the mark by which a column of ours is known. */
export const columnMark = (tab: string, key: string, sheetId: number, index: number): Request =>
  mark(COLUMN_MARK, `${tab}.${key}`, columnPlace(sheetId, index));
