import type { Raw } from '../../sheets-schema/cell.ts';
import { asRead } from './as-read.ts';
import { type CellChange, cellKey, type Tab } from './snapshot.ts';

/** Half a second, in days. Google returns rounded times. */
const TIME_TOLERANCE = 0.5 / 86_400;

/** Whether two values are equal, apart from rounding. */
export function sameRaw(a: Raw | undefined, b: Raw | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= TIME_TOLERANCE;
  return a === b;
}

/** The content of a cell. Undefined parts were not read. */
export interface CellContent {
  readonly value?: Raw | undefined;
  readonly formula?: string | undefined;
  readonly link?: string | undefined;
  readonly note?: string | undefined;
}

export function contentOf(tab: Tab, row: number, column: number): CellContent {
  const key = cellKey(row, column);
  return {
    value: tab.cells[row]?.[column],
    formula: tab.formulas?.get(key),
    link: tab.links.get(key),
    note: tab.notes?.get(key),
  };
}

/** The content of a cell after a change. */
export function changedContent(before: CellContent, set: Extract<CellChange, { kind: 'set' }>): CellContent {
  return {
    value: asRead(set.value),
    formula: set.formula,
    link: set.link === undefined ? before.link : (set.link ?? undefined),
    note: set.note === undefined ? before.note : (set.note ?? undefined),
  };
}

/** Whether a cell already has the content that a change gives it. */
export function shows(content: CellContent, set: Extract<CellChange, { kind: 'set' }>): boolean {
  return sameContent(content, changedContent(content, set));
}

/** Whether two cells have equal content. In cells with formulas, the results do not count. */
export function sameContent(a: CellContent, b: CellContent): boolean {
  const value =
    a.formula === undefined && b.formula === undefined ? sameRaw(a.value, b.value) : a.formula === b.formula;
  return value && a.link === b.link && a.note === b.note;
}
