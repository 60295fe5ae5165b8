import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/**
 * Marks by which Nastavnik finds its own parts of a spreadsheet that people sort, rename and rearrange: developer metadata on tabs and
 * columns, and a named range whose number is the revision of the last commit.
 */
export const TAB_MARK = 'nastavnik.tab';
export const COLUMN_MARK = 'nastavnik.column';

/** Put on a column without a mark of its own, so that a write can check whether the column has moved. */
export const GUARD_MARK = 'nastavnik.guard';

/**
 * Metadata key of the secret that signs the personal links. The secret is stored in the spreadsheet, so that script and functions sign
 * alike and a school may move from one to the other. Only people who may edit the workbook can read it.
 */
export const SECRET_MARK = 'nastavnik.secret';

/** The hidden tab with the revision mark; nobody has a reason to delete it. */
export const MARKER_TAB = '_nastavnik';

/** Added to the spreadsheet with each first revision mark: if that mark is lost, the next one begins above all its numbers. */
export const GENERATION_MARK = 'nastavnik.generation';
const REVISIONS_A_GENERATION = 1_000_000;

/** The number of the first revision in a spreadsheet that has lost `lost` marks. */
export function firstRevision(lost: number): number {
  return lost * REVISIONS_A_GENERATION + 1;
}

const REVISION = /^nastavnik_rev_(\d{6,})(?:_([a-z0-9]+))?$/;

/** Id of the named range of a revision. The underscore keeps it from looking like a cell reference. */
export function revisionMark(revision: number): string {
  return `nastavnik_rev_${String(revision).padStart(6, '0')}`;
}

/** The name of that range: its id and the commit's id. If an answer is lost, the name shows whose commit succeeded. */
export function revisionName(revision: number, commitId: string): string {
  return `${revisionMark(revision)}_${commitId}`;
}

/** A revision mark of a spreadsheet. */
export interface Revision {
  readonly revision: number;
  /** The hidden tab with the mark. */
  readonly sheetId: number;
  /** The commit that made the mark; empty if an installation made it. */
  readonly commitId: string;
}

/** The fields of a spreadsheet that {@link findRevision} needs. */
export const REVISION_FIELDS = 'namedRanges(name,range(sheetId)),sheets(properties(sheetId))';

/** The revision mark: the highest of ours that still lies on a tab. People may rename the tab. */
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
 * Adds a mark, which people do not see. Every program can read it, even if only this one needs it.
 * @param metadataId Google refuses the whole batch if the spreadsheet has a mark with this id already; absent for any id
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
