import type { Area, GridRange } from '../model.ts';
import type { RangeGrid } from './range-grid.ts';
import type { Grid, Value } from './value.ts';

/** A formula's position and access. */
export interface Scope {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly locale: string;
  /** Ranges stay whole and scalar functions are mapped over them, as inside ARRAYFORMULA. */
  readonly arrays: boolean;
  /** Names defined by LET. */
  readonly names: ReadonlyMap<string, Value | Grid>;
  readonly workbook: FormulaWorkbook;
}

/** The workbook as formulas see it. */
export interface FormulaWorkbook {
  /** The value of a cell; a formula is evaluated first. */
  value(sheetId: number, row: number, column: number): Value;
  values(area: Area): RangeGrid;
  sheetId(title: string): number | undefined;
  title(sheetId: number): string;
  /** The range with open sides taken from the grid; undefined if it exceeds the grid. */
  bounded(range: GridRange): Area | undefined;
  namedRange(name: string): GridRange | undefined;
  /** Wall time in the spreadsheet's zone, as a serial date. */
  now(): number;
  /** From 0 inclusive to 1 exclusive. */
  random(): number;
}
