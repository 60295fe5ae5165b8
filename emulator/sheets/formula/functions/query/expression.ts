import { columnIndex } from '../../../a1.ts';
import type { Value } from '../../value.ts';
import { AGGREGATES, aggregated } from './aggregates.ts';
import { LITERALS, SCALARS } from './scalars.ts';
import { fail, type Tokens } from './tokens.ts';

export type Row = readonly Value[];

/** A column of the result, or a part of a condition. */
export interface Expression {
  /** Equal for equal expressions, so that `label sum(B) 'x'` finds the selected column. */
  readonly key: string;
  readonly label: string;
  /** Whether the expression contains an aggregate. Then it has one value for a group of rows. */
  readonly aggregates: boolean;
  /** The value for a group of rows. Without an aggregate, all rows of the group have the same value. */
  of(rows: readonly Row[]): Value;
}

/** The data of a query. */
export interface Source {
  readonly width: number;
  /** The letter of the first column; undefined if columns are named Col1, Col2, …. */
  readonly firstColumn: number | undefined;
  readonly heads: Row;
  readonly now: number;
}

const OPERATORS: Readonly<Record<string, readonly [name: string, apply: (a: number, b: number) => number | null]>> = {
  '+': ['sum', (a, b) => a + b],
  '-': ['difference', (a, b) => a - b],
  '*': ['product', (a, b) => a * b],
  '/': ['quotient', (a, b) => (b === 0 ? null : a / b)],
};

/** The column of the source at an index. */
export function columnAt(index: number, { heads }: Source): Expression {
  return {
    key: String(index),
    label: String(heads[index] ?? ''),
    aggregates: false,
    of: ([row]) => row?.[index] ?? null,
  };
}

/** Reads expressions: columns, constants, aggregates, functions and arithmetic. */
export class ExpressionReader {
  constructor(
    private readonly tokens: Tokens,
    private readonly source: Source,
  ) {}

  read(): Expression {
    let left = this.product();
    while (/^[+-]$/.test(this.tokens.peek())) left = calculated(this.tokens.next(), left, this.product());
    return left;
  }

  private product(): Expression {
    let left = this.primary();
    while (/^[*/]$/.test(this.tokens.peek())) left = calculated(this.tokens.next(), left, this.primary());
    return left;
  }

  private primary(): Expression {
    const { tokens } = this;
    if (tokens.take('(')) {
      const inner = this.read();
      tokens.expect(')');
      return inner;
    }
    const token = tokens.next();
    if (/^["']/.test(token)) return constant(token.slice(1, -1));
    const isNegative = token === '-' && /^\d/.test(tokens.peek());
    if (isNegative || /^\d/.test(token)) return constant(isNegative ? -Number(tokens.next()) : Number(token));
    const word = token.toLowerCase();
    if (word === 'true' || word === 'false') return constant(word === 'true');
    const literal = Object.hasOwn(LITERALS, word) && /^["']/.test(tokens.peek()) ? LITERALS[word] : undefined;
    if (literal) return constant(literal(tokens.text()));
    return tokens.peek() === '(' && !token.startsWith('`') ? this.call(word) : this.column(token);
  }

  private call(name: string): Expression {
    this.tokens.expect('(');
    const args = this.tokens.peek() === ')' ? [] : this.tokens.list(() => this.read());
    this.tokens.expect(')');
    const [first] = args;
    const key = `${name}(${args.map((each) => each.key).join()})`;
    if (AGGREGATES.has(name)) {
      if (!first || args.length > 1 || first.aggregates) throw fail(`${name} needs one column`);
      const label = first.label === '' ? name : `${name} ${first.label}`;
      return {
        key,
        label,
        aggregates: true,
        of: (rows) =>
          aggregated(
            name,
            rows.map((row) => first.of([row])),
          ),
      };
    }
    const apply = Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined;
    if (!apply) throw fail(`unknown function ${name}`);
    return {
      key,
      label: `${name}(${args.map((each) => each.label).join()})`,
      aggregates: args.some((each) => each.aggregates),
      of: (rows) =>
        apply(
          args.map((each) => each.of(rows)),
          this.source.now,
        ),
    };
  }

  private column(token: string): Expression {
    const { firstColumn, width } = this.source;
    const name = token.replace(/^`|`$/g, '');
    const index =
      firstColumn === undefined ? Number(/^Col(\d+)$/.exec(name)?.[1]) - 1 : columnNamed(name) - firstColumn;
    if (!(index >= 0 && index < width)) throw fail(`NO_COLUMN: ${name}`);
    return columnAt(index, this.source);
  }
}

/** The index of a column in the sheet; NaN for anything but capital letters. */
const columnNamed = (letters: string): number => (/^[A-Z]{1,3}$/.test(letters) ? columnIndex(letters) : Number.NaN);

function constant(value: number | string | boolean): Expression {
  const key = JSON.stringify(value);
  return { key, label: `${key}()`, aggregates: false, of: () => value };
}

function calculated(operator: string, left: Expression, right: Expression): Expression {
  const [name, apply] = OPERATORS[operator] ?? [];
  if (!name || !apply) throw fail(operator);
  return {
    key: `${name}(${left.key},${right.key})`,
    label: `${name}(${left.label}${right.label})`,
    aggregates: left.aggregates || right.aggregates,
    of(rows) {
      const [a, b] = [left.of(rows), right.of(rows)];
      return typeof a === 'number' && typeof b === 'number' ? apply(a, b) : null;
    },
  };
}
