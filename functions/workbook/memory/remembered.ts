import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import * as z from 'zod/mini';
import { jsonOf } from '../../domain/json-of.ts';
import { markedValue, markRequests } from '../spreadsheet-mark.ts';
import { type Memory, printMemory, readMemory, type Seal } from './memory.ts';

type Request = sheets_v4.Schema$Request;

/** Metadata key at the spreadsheet of the seal of its memory. */
const SEAL_MARK = 'nastavnik.memory';

/** Metadata key at the spreadsheet of what keeps the post back. */
const HOLD_MARK = 'nastavnik.hold';

export const sealShape = z.object({
  school: z.string(),
  revision: z.int(),
  letters: z.int(),
  digest: z.string(),
});

const holdShape = z.object({
  /** What the spreadsheet should know at least: it went back behind this. */
  expected: z.optional(sealShape),
  /** The spreadsheet of which the curator said that it is a copy and nothing more. */
  quietCopy: z.optional(z.string()),
});

/** Why the post is kept back, as far as the spreadsheet cannot tell by itself. */
export type HoldMark = z.infer<typeof holdShape>;

/** What a spreadsheet remembers, as it was read. */
export interface Remembered {
  /** Rows of the hidden tab that it stands on. */
  readonly rowCount: number;
  /** Cells of the first column there: the memory as text, cut where a cell is full. */
  readonly pages: readonly string[];
  /** Absent where there is none yet, or somebody spoiled it. */
  readonly memory?: Memory;
  /** Of the memory as it was written last. */
  readonly seal?: Seal;
  readonly hold?: HoldMark;
  /** Both of them as they stand at the spreadsheet, readable or not. */
  readonly marks: { readonly seal?: string | undefined; readonly hold?: string | undefined };
}

/** Reads what a spreadsheet remembers. @param sheetId of the hidden tab; undefined where that is gone */
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

/** The spreadsheet that this belongs to: another one's, where it was copied from there. Undefined where nothing is remembered. */
export const rememberedSchool = ({ seal, memory }: Pick<Remembered, 'seal' | 'memory'>): string | undefined =>
  seal?.school ?? memory?.school;

/** A cell of Google's holds 50,000 characters. */
const PAGE_LENGTH = 40_000;

function cut(text: string): string[] {
  const pages: string[] = [];
  for (let at = 0; at < text.length; at += PAGE_LENGTH) pages.push(text.slice(at, at + PAGE_LENGTH));
  return pages;
}

/** The requests that write pages: only those that read otherwise. */
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

/** What a spreadsheet remembers from now on. */
export interface Lesson {
  readonly memory: Memory;
  readonly seal: Seal;
}

/**
 * The requests by which a spreadsheet remembers this, and what it remembers then. None where it does already.
 * @param sheetId of the hidden tab
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

/**
 * The requests after which the post is kept back for this reason, and what the spreadsheet remembers then; undefined for no
 * reason. None where it is so already.
 */
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
