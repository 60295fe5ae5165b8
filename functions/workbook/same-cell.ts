import type { Raw } from '../../sheets-schema/cell.ts';
import { type CellChange, cellKey, type Tab } from './snapshot.ts';

/** Half a second, in days: times are kept as fractions of a day and come back rounded. */
const TIME_TOLERANCE = 0.5 / 86_400;

/** Whether two cells say the same. */
export function sameRaw(a: Raw | undefined, b: Raw | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= TIME_TOLERANCE;
  return a === b;
}

/** Everything that a cell says, as far as it was read. */
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

/** What a cell says once a change is made. */
export function changedContent(before: CellContent, set: Extract<CellChange, { kind: 'set' }>): CellContent {
  return {
    value: set.value,
    formula: set.formula,
    link: set.link === undefined ? before.link : (set.link ?? undefined),
    note: set.note === undefined ? before.note : (set.note ?? undefined),
  };
}

/** Whether a cell says what a change would make it say. */
export function shows(content: CellContent, set: Extract<CellChange, { kind: 'set' }>): boolean {
  return sameContent(content, changedContent(content, set));
}

/** Whether two cells say the same; of two formulas the results are not asked. */
export function sameContent(a: CellContent, b: CellContent): boolean {
  const value =
    a.formula === undefined && b.formula === undefined ? sameRaw(a.value, b.value) : a.formula === b.formula;
  return value && a.link === b.link && a.note === b.note;
}
