import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import * as z from 'zod/mini';
import { cachedByObject } from '../../domain/cached-by-object.ts';
import { jsonOf } from '../../domain/json-of.ts';
import type { FormLink } from '../form-registry.ts';
import type { Request } from '../marks.ts';
import { markedValue, markRequests } from '../spreadsheet-mark.ts';
import { type Memory, readMemory } from './memory.ts';
import { type Seal, sealShape } from './seal.ts';

/** Metadata key of the seal: the revision and digest of the memory. */
const SEAL_MARK = 'nastavnik.memory';

/** Metadata key of the reason for holding letters. */
const HOLD_MARK = 'nastavnik.hold';

const holdShape = z.object({
  /** The latest known seal, if the spreadsheet is older than this seal. */
  expected: z.optional(sealShape),
  /** Id of the spreadsheet, if the curator declared it to be only a copy. */
  quietCopy: z.optional(z.string()),
});

/** The reason for holding letters, if the spreadsheet's content does not show the reason. */
export type HoldMark = z.infer<typeof holdShape>;

/** The memory of a spreadsheet, as its hidden tab and its metadata store it. */
export interface StoredMemory {
  /** Number of rows on the hidden tab with the memory. */
  readonly rowCount: number;
  /** The cells of the hidden tab's first column. Together they contain the memory as text, in pieces that fit into a cell. */
  readonly pages: readonly string[];
  /** Absent if the spreadsheet has no memory yet, or somebody damaged the text. */
  readonly memory?: Memory;
  /** Revision and digest of the memory at our last write. */
  readonly seal?: Seal;
  readonly hold?: HoldMark;
  /** The raw metadata values of seal and hold, even if they are unreadable. */
  readonly marks: { readonly seal?: string | undefined; readonly hold?: string | undefined };
}

/** The pages on the hidden tab and the memory read from them. The next answer may contain the same sheet object, see `gateways/kept-answer.ts`. */
const readOf = cachedByObject(({ data }: sheets_v4.Schema$Sheet): Pick<StoredMemory, 'pages' | 'memory'> => {
  const pages = (data?.[0]?.rowData ?? []).map(({ values }) => values?.[0]?.effectiveValue?.stringValue ?? '');
  const memory = readMemory(pages.join(''));
  return memory ? { pages, memory } : { pages };
});

/** Reads the memory of a spreadsheet. @param sheetId - id of the hidden tab; undefined if the tab is missing */
export function readStoredMemory(spreadsheet: sheets_v4.Schema$Spreadsheet, sheetId: number | undefined): StoredMemory {
  const tab = spreadsheet.sheets?.find(({ properties }) => sheetId !== undefined && properties?.sheetId === sheetId);
  const { pages, memory } = tab ? readOf(tab) : { pages: [] };
  const marks = {
    seal: markedValue(spreadsheet.developerMetadata, SEAL_MARK),
    hold: markedValue(spreadsheet.developerMetadata, HOLD_MARK),
  };
  const [seal, hold] = [jsonOf(sealShape, marks.seal), jsonOf(holdShape, marks.hold)];
  return {
    rowCount: tab?.properties?.gridProperties?.rowCount ?? 0,
    pages,
    marks,
    ...(memory ? { memory } : {}),
    ...(seal ? { seal } : {}),
    ...(hold ? { hold } : {}),
  };
}

/**
 * The id of the spreadsheet to which the memory belongs or, if there is no memory, the forms belong. A copy gives the id of the original. Undefined if
 * there is neither a memory nor a form.
 */
function rememberedSchool({
  remembered: { seal, memory },
  forms,
}: {
  readonly remembered: Pick<StoredMemory, 'seal' | 'memory'>;
  readonly forms: ReadonlyMap<string, FormLink>;
}): string | undefined {
  return seal?.school ?? memory?.school ?? [...forms.values()].find(({ home }) => home !== undefined)?.home;
}

/** Whether the spreadsheet is a copy of another one and has not become a separate school. Its forms belong to the other one. */
export const isCopy = (copy: Parameters<typeof rememberedSchool>[0] & { readonly spreadsheetId: string }): boolean =>
  (rememberedSchool(copy) ?? copy.spreadsheetId) !== copy.spreadsheetId;

/** Google limits a cell to 50,000 characters. */
const PAGE_LENGTH = 40_000;

function cut(text: string): string[] {
  const pages: string[] = [];
  for (let at = 0; at < text.length; at += PAGE_LENGTH) pages.push(text.slice(at, at + PAGE_LENGTH));
  return pages;
}

/** Requests that write the changed pieces of the memory's text, one piece in each row. */
function pageRequests({ rowCount, pages: before }: StoredMemory, pages: readonly string[], sheetId: number): Request[] {
  const rows = Math.max(pages.length, before.length);
  const changed = Array.from({ length: rows }, (_, row) => row).filter(
    (row) => (pages[row] ?? '') !== (before[row] ?? ''),
  );
  const lacking = pages.length - rowCount;
  return [
    ...(lacking > 0 ? [{ appendDimension: { sheetId, dimension: 'ROWS', length: lacking } }] : []),
    ...changed.map((row) => ({
      updateCells: {
        start: { sheetId, rowIndex: row, columnIndex: 0 },
        rows: [{ values: [pages[row] ? { userEnteredValue: { stringValue: pages[row] } } : {}] }],
        fields: 'userEnteredValue',
      },
    })),
  ];
}

/** The new memory of a spreadsheet, with its seal. */
export interface NextMemory {
  readonly memory: Memory;
  readonly text: string;
  /** Absent only if the memory had no seal and is damaged. */
  readonly seal?: Seal;
}

/**
 * Requests that store a memory in the spreadsheet, and the state after them. If nothing changes, there are no requests.
 * @param sheetId - id of the hidden tab
 */
export function storeMemory(
  before: StoredMemory,
  { memory, text, seal }: NextMemory,
  sheetId: number,
): { readonly requests: Request[]; readonly after: StoredMemory } {
  const pages = cut(text);
  const mark = seal ? JSON.stringify(seal) : before.marks.seal;
  return {
    requests: [...pageRequests(before, pages, sheetId), ...markRequests(SEAL_MARK, before.marks.seal, mark)],
    after: {
      ...before,
      pages,
      rowCount: Math.max(before.rowCount, pages.length),
      memory,
      ...(seal ? { seal } : {}),
      marks: { ...before.marks, seal: mark },
    },
  };
}

/**
 * Requests that store the reason for holding letters, and the state after them. If `hold` is undefined, letters are no longer held. If nothing
 * changes, there are no requests.
 */
export function storeHold(
  { hold: _, marks, ...before }: StoredMemory,
  hold: HoldMark | undefined,
): { readonly requests: Request[]; readonly after: StoredMemory } {
  const text = hold && JSON.stringify(hold);
  return {
    requests: markRequests(HOLD_MARK, marks.hold, text),
    after: { ...before, ...(hold ? { hold } : {}), marks: { ...marks, hold: text } },
  };
}
