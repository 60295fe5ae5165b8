import { longest } from '../largest.ts';

/** Google's types of ErrorValue, with the text that a cell displays. */
const TEXTS = {
  ERROR: '#ERROR!',
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
} as const;

export type ErrorType = keyof typeof TEXTS;

/** An error as a value. Evaluation throws it; cells and arrays store it. */
export class FormulaError extends Error {
  constructor(
    readonly type: ErrorType,
    message = '',
  ) {
    super(message);
    this.name = 'FormulaError';
  }

  /** The displayed text, e.g. `#DIV/0!`. */
  get text(): string {
    return TEXTS[this.type];
  }
}

/** The error for a text such as `#REF!`. */
export function errorOf(text: string): FormulaError | undefined {
  const type = (Object.keys(TEXTS) as ErrorType[]).find((each) => TEXTS[each] === text.toUpperCase());
  return type && new FormulaError(type, type === 'REF' ? 'Reference does not exist' : '');
}

/** The value of one cell or argument; null is an empty cell. */
export type Value = number | string | boolean | FormulaError | null;

/** A rectangle of values. Cells past `lines` are empty, so a whole column takes only as much memory as its content. */
export class Grid {
  /** The patterns of number formats for the columns of an array result. */
  readonly formats?: readonly (string | undefined)[];

  constructor(
    readonly lines: readonly (readonly Value[])[],
    readonly height: number,
    readonly width: number,
  ) {}

  static of(lines: readonly (readonly Value[])[]): Grid {
    return new Grid(lines, lines.length, longest(lines, 0));
  }

  at(row: number, column: number): Value {
    return this.lines[row]?.[column] ?? null;
  }

  /** All lines with all cells. */
  full(): Value[][] {
    return Array.from({ length: this.height }, (_, row) =>
      Array.from({ length: this.width }, (_, column) => this.at(row, column)),
    );
  }

  transposed(): Grid {
    const lines = Array.from({ length: this.width }, (_, column) =>
      Array.from({ length: this.height }, (_, row) => this.at(row, column)),
    );
    return new Grid(lines, this.width, this.height);
  }
}

export type Operand = Value | Grid;

/** The stored values of an operand in order; empty cells of a range are skipped. */
export function* valuesOf(operand: Operand): Iterable<Value> {
  if (!(operand instanceof Grid)) yield operand;
  else for (const line of operand.lines) for (const value of line) if (value !== null) yield value;
}

export function asGrid(operand: Operand): Grid {
  return operand instanceof Grid ? operand : Grid.of([[operand]]);
}

/** Returns the value, or throws the value if it is an error. */
export function throwIfError(value: Value): Exclude<Value, FormulaError> {
  if (value instanceof FormulaError) throw value;
  return value;
}
