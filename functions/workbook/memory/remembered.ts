import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import * as z from 'zod/mini';
import { jsonOf } from '../../domain/json-of.ts';
import type { Request } from '../marks.ts';
import { markedValue, markRequests } from '../spreadsheet-mark.ts';
import { type Memory, printMemory, readMemory, type Seal } from './memory.ts';

/** Metadata key of the seal of the spreadsheet's memory. */
const SEAL_MARK = 'nastavnik.memory';

/** Metadata key of the reason for holding letters. */
const HOLD_MARK = 'nastavnik.hold';

export const sealShape = z.object({
  school: z.string(),
  revision: z.int(),
  letters: z.int(),
  digest: z.string(),
});

const holdShape = z.object({
  /** The seal behind which the spreadsheet went back. */
  expected: z.optional(sealShape),
  /** The spreadsheet that the curator declared to be only a copy. */
  quietCopy: z.optional(z.string()),
});

/** The reason for holding letters, if the spreadsheet's own content does not show it. */
export type HoldMark = z.infer<typeof holdShape>;

/** The memory of a spreadsheet, as read. */
export interface Remembered {
  /** Number of rows on the hidden tab with the memory. */
  readonly rowCount: number;
  /** The cells of that tab's first column: the memory as text, split by the size of a cell. */
  readonly pages: readonly string[];
  /** Absent if there is none yet or somebody spoiled it. */
  readonly memory?: Memory;
  /** The seal of the memory as last written. */
  readonly seal?: Seal;
  readonly hold?: HoldMark;
  /** The raw metadata values of seal and hold, even if unreadable. */
  readonly marks: { readonly seal?: string | undefined; readonly hold?: string | undefined };
}

/** Reads the memory of a spreadsheet. @param sheetId the hidden tab; undefined if it is gone */
export function readRemembered(spreadsheet: sheets_v4.Schema$Spreadsheet, sheetId: number | undefined): Remembered {
  const tab = spreadsheet.sheets?.find(({ properties }) => sheetId !== undefined && properties?.sheetId === sheetId);
  const pages = (tab?.data?.[0]?.rowData ?? []).map(({ values }) => values?.[0]?.effectiveValue?.stringValue ?? '');
  const memory = readMemory(pages.join(''));
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

/** The spreadsheet to which the memory belongs: another one's id if this is a copy. Undefined if nothing is remembered. */
export const rememberedSchool = ({ seal, memory }: Pick<Remembered, 'seal' | 'memory'>): string | undefined =>
  seal?.school ?? memory?.school;

/** A Google cell holds 50,000 characters at most. */
const PAGE_LENGTH = 40_000;

function cut(text: string): string[] {
  const pages: string[] = [];
  for (let at = 0; at < text.length; at += PAGE_LENGTH) pages.push(text.slice(at, at + PAGE_LENGTH));
  return pages;
}

/** Requests that write the changed pages. */
function pageRequests({ rowCount, pages: before }: Remembered, pages: readonly string[], sheetId: number): Request[] {
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

/** The memory of a spreadsheet from now on. */
export interface Lesson {
  readonly memory: Memory;
  readonly seal: Seal;
}

/**
 * Stores a memory in the spreadsheet: the requests and the resulting state. No requests if it is stored already.
 * @param sheetId the hidden tab
 */
export function learn(
  before: Remembered,
  { memory, seal }: Lesson,
  sheetId: number,
): { readonly requests: Request[]; readonly after: Remembered } {
  const pages = cut(printMemory(memory));
  const text = JSON.stringify(seal);
  return {
    requests: [...pageRequests(before, pages, sheetId), ...markRequests(SEAL_MARK, before.marks.seal, text)],
    after: {
      ...before,
      pages,
      rowCount: Math.max(before.rowCount, pages.length),
      memory,
      seal,
      marks: { ...before.marks, seal: text },
    },
  };
}

/** Holds letters for this reason, or stops holding them if it is undefined: the requests and the resulting state. No requests if nothing changes. */
export function keepBack(
  { hold: _, marks, ...before }: Remembered,
  hold: HoldMark | undefined,
): { readonly requests: Request[]; readonly after: Remembered } {
  const text = hold && JSON.stringify(hold);
  return {
    requests: markRequests(HOLD_MARK, marks.hold, text),
    after: { ...before, ...(hold ? { hold } : {}), marks: { ...marks, hold: text } },
  };
}
