import { re2 } from '../../../../core/re2.ts';
import { compareValues } from '../../coerce.ts';
import type { Value } from '../../value.ts';
import type { ExpressionReader, Row } from './expression.ts';
import { fail, type Tokens } from './tokens.ts';

type Condition = (row: Row) => boolean;

/** Reads the condition of a `where` clause. */
export class ConditionReader {
  constructor(
    private readonly tokens: Tokens,
    private readonly expressions: ExpressionReader,
  ) {}

  read(): Condition {
    const all = [this.conjunction()];
    while (this.tokens.take('or')) all.push(this.conjunction());
    return (row) => all.some((holds) => holds(row));
  }

  private conjunction(): Condition {
    const all = [this.term()];
    while (this.tokens.take('and')) all.push(this.term());
    return (row) => all.every((holds) => holds(row));
  }

  private term(): Condition {
    const { tokens } = this;
    if (tokens.take('not')) {
      const holds = this.term();
      return (row) => !holds(row);
    }
    if (tokens.peek() === '(' && this.opensCondition()) {
      tokens.expect('(');
      const holds = this.read();
      tokens.expect(')');
      return holds;
    }
    return this.comparison();
  }

  /** Whether the brackets that come next contain a condition and not only arithmetic. */
  private opensCondition(): boolean {
    for (let depth = 0, ahead = 0; ; ahead += 1) {
      const token = this.tokens.peek(ahead).toLowerCase();
      if (token === '') return true;
      if (token === '(') depth += 1;
      if (token === ')') depth -= 1;
      if (depth === 0) return false;
      if (Object.hasOwn(COMPARISONS, token) || token === 'is') return true;
    }
  }

  private comparison(): Condition {
    const { tokens } = this;
    const left = this.expressions.read();
    const operator = tokens.next().toLowerCase();
    if (operator === 'is') {
      const not = tokens.take('not');
      tokens.expect('null');
      return (row) => isEmpty(left.of([row])) !== not;
    }
    if (operator === 'starts' || operator === 'ends') tokens.expect('with');
    const right = this.expressions.read();
    const compare = Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;
    if (!compare) throw fail(operator);
    if (left.aggregates || right.aggregates) throw fail('CANNOT_BE_IN_WHERE');
    return (row) => {
      const [a, b] = [left.of([row]), right.of([row])];
      return a !== null && b !== null && compare(a, b);
    };
  }
}

const isEmpty = (value: Value): boolean => value === null || value === '';

const ordered = (holds: (order: number) => boolean) => (a: Value, b: Value) =>
  typeof a === typeof b && holds(compareValues(a, b));

const COMPARISONS: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<>': (a, b) => a !== b,
  '<': ordered((order) => order < 0),
  '>': ordered((order) => order > 0),
  '<=': ordered((order) => order <= 0),
  '>=': ordered((order) => order >= 0),
  contains: (a, b) => String(a).includes(String(b)),
  starts: (a, b) => String(a).startsWith(String(b)),
  ends: (a, b) => String(a).endsWith(String(b)),
  matches: (a, b) => whollyMatches(String(a), String(b)),
  like: (a, b) =>
    whollyMatches(
      String(a),
      `(?s)${String(b)
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('%', '.*')
        .replaceAll('_', '.')}`,
    ),
};

/** @throws {FormulaError} #VALUE! if the pattern is not a regular expression */
const whollyMatches = (text: string, pattern: string): boolean =>
  re2(pattern, () => fail(`invalid regular expression: ${pattern}`)).testExact(text);
