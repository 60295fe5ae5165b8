import type { Area, GridRange } from '../model.ts';
import type { RangeGrid } from './range-grid.ts';
import type { Grid, Value } from './value.ts';

/** Where a formula stands and what it can see. */
export interface Scope {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly locale: string;
  /** Ranges are taken whole and functions of single values run over them, as inside ARRAYFORMULA. */
  readonly arrays: boolean;
  /** Names given by LET. */
  readonly names: ReadonlyMap<string, Value | Grid>;
  readonly workbook: FormulaWorkbook;
}

/** The workbook as formulas see it. */
export interface FormulaWorkbook {
  /** The value of a cell, worked out first when it holds a formula. */
  value(sheetId: number, row: number, column: number): Value;
  values(area: Area): RangeGrid;
  sheetId(title: string): number | undefined;
  title(sheetId: number): string;
  /** The range with its open sides taken from the grid; undefined when it leaves the grid. */
  bounded(range: GridRange): Area | undefined;
  namedRange(name: string): GridRange | undefined;
  /** Wall time in the spreadsheet's zone, as a serial date. */
  now(): number;
  /** From 0 inclusive to 1 exclusive. */
  random(): number;
}
