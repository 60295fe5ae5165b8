import type { Area, GridRange } from '../model.ts';
import type { RangeGrid } from './range-grid.ts';
import type { Grid, Value } from './value.ts';

/** The cell of a formula and the data that the formula can use. */
export interface Scope {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly locale: string;
  /** Whether ranges stay whole and functions of single values apply to each cell, as inside ARRAYFORMULA. */
  readonly arrays: boolean;
  /** Values of the names that LET defines. */
  readonly names: ReadonlyMap<string, Value | Grid>;
  readonly workbook: FormulaWorkbook;
}

/** The parts of the workbook that formulas use. */
export interface FormulaWorkbook {
  /** The value of a cell. If the cell has a formula, evaluates the formula first. */
  value(sheetId: number, row: number, column: number): Value;
  values(area: Area): RangeGrid;
  /** The formula in a cell, if there is one. */
  formula(sheetId: number, row: number, column: number): string | undefined;
  sheetId(title: string): number | undefined;
  title(sheetId: number): string;
  /** The part of the range inside the grid; undefined if there is no such part. */
  bounded(range: GridRange): Area | undefined;
  namedRange(name: string): GridRange | undefined;
  /** Wall time in the spreadsheet's zone, as a serial date. */
  now(): number;
  /** From 0 inclusive to 1 exclusive. */
  random(): number;
}
