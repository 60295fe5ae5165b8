import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/**
 * Marks by which Nastavnik finds its parts after people sort, rename and rearrange. Tabs and columns have developer metadata; the name of a named
 * range contains the revision of the last commit.
 */
export const TAB_MARK = 'nastavnik.tab';
export const COLUMN_MARK = 'nastavnik.column';

/** The mark of a column that has no other mark, so that a write can check whether the column has moved. */
export const GUARD_MARK = 'nastavnik.guard';

/**
 * Metadata key of the secret that signs the personal links. It is in the spreadsheet, so script and functions use the same secret. Only people with
 * edit access can read it.
 */
export const SECRET_MARK = 'nastavnik.secret';

/** The hidden tab with the revision mark; nobody has a reason to delete it. */
export const MARKER_TAB = '_nastavnik';

/**
 * Metadata key with one entry for each revision mark that was ever installed. If people delete the mark, the number of entries determines the first
 * revision of the next mark.
 */
export const GENERATION_MARK = 'nastavnik.generation';
const REVISIONS_A_GENERATION = 1_000_000;

/** The first revision number in a spreadsheet that has lost `lost` revision marks. */
export function firstRevision(lost: number): number {
  return lost * REVISIONS_A_GENERATION + 1;
}

const REVISION = /^nastavnik_rev_(\d{6,})(?:_([a-z0-9]+))?$/;

/** Id of the named range of a revision. The underscores keep it from looking like a cell reference. */
export function revisionMark(revision: number): string {
  return `nastavnik_rev_${String(revision).padStart(6, '0')}`;
}

/** The name of a revision's named range: its id ({@link revisionMark}) and the commit's id. After a lost answer, it shows which commit succeeded. */
export function revisionName(revision: number, commitId: string): string {
  return `${revisionMark(revision)}_${commitId}`;
}

/** A revision mark of a spreadsheet. */
export interface Revision {
  readonly revision: number;
  readonly sheetId: number;
  /** The commit that made the mark; empty if an installation made it. */
  readonly commitId: string;
}

/** The fields of a spreadsheet that {@link findRevision} needs. */
export const REVISION_FIELDS = 'namedRanges(name,range(sheetId)),sheets(properties(sheetId))';

/** The revision mark: our named range with the highest revision on an existing tab. */
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

export type Request = sheets_v4.Schema$Request;

/**
 * Adds a mark: developer metadata, which people do not see but every program can read.
 * @param metadataId - by default Google chooses. Google refuses the whole batch if the spreadsheet has this id already.
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

/** A column as the location of a mark. */
export const columnPlace = (sheetId: number, index: number): sheets_v4.Schema$DeveloperMetadataLocation => ({
  dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
});

/** Marks a tab as ours. */
export const tabMark = (tab: string, sheetId: number): Request => mark(TAB_MARK, tab, { sheetId });

/** Marks a column as ours. */
export const columnMark = (tab: string, key: string, sheetId: number, index: number): Request =>
  mark(COLUMN_MARK, `${tab}.${key}`, columnPlace(sheetId, index));
