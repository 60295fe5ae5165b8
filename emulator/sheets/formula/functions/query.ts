import { columnIndex } from '../../a1.ts';
import { serialDay } from '../../serial-date.ts';
import { compareValues } from '../coerce.ts';
import { type FunctionTable, overArrays } from '../function.ts';
import { RangeGrid } from '../range-grid.ts';
import { asGrid, FormulaError, Grid, type Value } from '../value.ts';
import { badValue, firsts, text, whole } from './arguments.ts';

/**
 * The query language of QUERY (https://developers.google.com/chart/interactive/docs/querylanguage): select with aggregates, where, group by, order by,
 * limit, offset and label. Other clauses and functions are errors that name them.
 */

type Row = readonly Value[];

interface Column {
  readonly label: string;
  readonly aggregate: string | undefined;
  /** The index of the column; -1 for `*` in count. */
  readonly index: number;
}

const TOKEN = /\s*("[^"]*"|'[^']*'|`[^`]*`|<=|>=|<>|!=|[=<>(),*]|-?\d+(?:\.\d+)?|[A-Za-z_]\w*)/y;
const AGGREGATES = ['sum', 'avg', 'count', 'max', 'min'];

const fail = (why: string): FormulaError =>
  badValue(`Unable to parse query string for Function QUERY parameter 2: ${why}`);

function tokensOf(source: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(source)?.[1];
    if (token === undefined) throw fail(source.slice(at));
    tokens.push(token);
  }
  return tokens;
}

class Query {
  private place = 0;
  private readonly tokens: readonly string[];

  constructor(
    source: string,
    private readonly width: number,
    /** The letter of the first column; undefined if columns are named Col1, Col2, …. */
    private readonly firstColumn: number | undefined,
    private readonly heads: Row,
  ) {
    this.tokens = tokensOf(source);
  }

  run(rows: readonly Row[]): Grid {
    let selected: Column[] | undefined;
    let found = rows;
    let groups: Column[] = [];
    let order: { column: Column; sign: number }[] = [];
    let [limit, offset] = [Infinity, 0];
    const labels = new Map<string, string>();
    while (this.place < this.tokens.length) {
      const clause = this.next().toLowerCase();
      if (clause === 'select') selected = this.take('*') ? undefined : this.list(() => this.column());
      else if (clause === 'where') {
        const holds = this.condition();
        found = found.filter(holds);
      } else if (clause === 'group') {
        this.expect('by');
        groups = this.list(() => this.column());
      } else if (clause === 'order') {
        this.expect('by');
        order = this.list(() => {
          const column = this.column();
          const sign = this.take('desc') ? -1 : 1;
          if (sign === 1) this.take('asc');
          return { column, sign };
        });
      } else if (clause === 'limit') limit = Number(this.next());
      else if (clause === 'offset') offset = Number(this.next());
      else if (clause === 'label') for (const [label, name] of this.list(() => this.naming())) labels.set(label, name);
      else throw fail(clause);
    }
    const columns = selected ?? Array.from({ length: this.width }, (_, index) => this.plain(index));
    const grouped = groups.length > 0 || columns.some(({ aggregate }) => aggregate);
    const lines = grouped ? this.groupsOf(found, groups) : found.map((row) => [row]);
    const sorted = lines.toSorted((a, b) => {
      for (const { column, sign } of order) {
        const result = compareValues(aggregated(column, a), aggregated(column, b));
        if (result !== 0) return sign * result;
      }
      return 0;
    });
    const body = sorted
      .slice(offset, offset + limit)
      .map((members) => columns.map((column) => aggregated(column, members)));
    const titles = columns.map((column) => labels.get(keyOf(column)) ?? column.label);
    const hasTitles = this.heads.length > 0 || titles.some((title) => title !== '');
    const all = hasTitles ? [titles, ...body] : body;
    if (all.length === 0) throw new FormulaError('N_A', 'Query completed with an empty output.');
    return Grid.of(all);
  }

  private groupsOf(rows: readonly Row[], by: readonly Column[]): Row[][] {
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
      const key = JSON.stringify(by.map(({ index }) => row[index] ?? null));
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const inOrder = [...groups.values()];
    return inOrder.sort((a, b) => {
      for (const { index } of by) {
        const result = compareValues(a[0]?.[index] ?? null, b[0]?.[index] ?? null);
        if (result !== 0) return result;
      }
      return 0;
    });
  }

  private condition(): (row: Row) => boolean {
    const all = [this.conjunction()];
    while (this.take('or')) all.push(this.conjunction());
    return (row) => all.some((holds) => holds(row));
  }

  private conjunction(): (row: Row) => boolean {
    const all = [this.term()];
    while (this.take('and')) all.push(this.term());
    return (row) => all.every((holds) => holds(row));
  }

  private term(): (row: Row) => boolean {
    if (this.take('not')) {
      const holds = this.term();
      return (row) => !holds(row);
    }
    if (this.take('(')) {
      const holds = this.condition();
      this.expect(')');
      return holds;
    }
    const left = this.operand();
    const operator = this.next().toLowerCase();
    if (operator === 'is') {
      const not = this.take('not');
      this.expect('null');
      return (row) => (left(row) === null || left(row) === '') !== not;
    }
    if (operator === 'starts' || operator === 'ends') this.expect('with');
    const right = this.operand();
    const compare = COMPARISONS[operator];
    if (!compare) throw fail(operator);
    return (row) => {
      const [a, b] = [left(row), right(row)];
      return a !== null && b !== null && compare(a, b);
    };
  }

  private operand(): (row: Row) => Value {
    const token = this.tokens[this.place] ?? '';
    if (/^["']/.test(token)) {
      this.place += 1;
      return () => token.slice(1, -1);
    }
    if (/^-?\d/.test(token)) {
      this.place += 1;
      return () => Number(token);
    }
    if (/^(true|false)$/i.test(token)) {
      this.place += 1;
      return () => token.toLowerCase() === 'true';
    }
    if (/^date$/i.test(token)) {
      const [, year, month, day] = /^["'](\d+)-(\d+)-(\d+)["']$/.exec(this.tokens[this.place + 1] ?? '') ?? [];
      const serial = serialDay(Number(year), Number(month), Number(day));
      if (serial === undefined) throw fail('date');
      this.place += 2;
      return () => serial;
    }
    const { index } = this.column();
    return (row) => row[index] ?? null;
  }

  private column(): Column {
    const token = this.next();
    const aggregate = token.toLowerCase();
    if (AGGREGATES.includes(aggregate) && this.take('(')) {
      const { index, label } = this.column();
      this.expect(')');
      return { index, aggregate, label: label === '' ? aggregate : `${aggregate} ${label}` };
    }
    const name = token.replace(/^`|`$/g, '');
    const index =
      this.firstColumn === undefined ? Number(/^Col(\d+)$/.exec(name)?.[1]) - 1 : columnNamed(name) - this.firstColumn;
    if (!(index >= 0 && index < this.width)) throw fail(`NO_COLUMN: ${name}`);
    return this.plain(index);
  }

  private plain(index: number): Column {
    return { index, aggregate: undefined, label: String(this.heads[index] ?? '') };
  }

  private naming(): readonly [string, string] {
    const column = this.column();
    return [keyOf(column), this.next().slice(1, -1)];
  }

  private list<T>(read: () => T): T[] {
    const all = [read()];
    while (this.take(',')) all.push(read());
    return all;
  }

  private next(): string {
    const token = this.tokens[this.place];
    if (token === undefined) throw fail('unexpected end');
    this.place += 1;
    return token;
  }

  private take(word: string): boolean {
    if (this.tokens[this.place]?.toLowerCase() !== word) return false;
    this.place += 1;
    return true;
  }

  private expect(word: string): void {
    if (!this.take(word)) throw fail(`expected ${word}`);
  }
}

const keyOf = ({ index, aggregate = '' }: Column): string => `${aggregate}:${index}`;

/** The index of a column in the sheet; NaN for anything but capital letters. */
const columnNamed = (letters: string): number => (/^[A-Z]{1,3}$/.test(letters) ? columnIndex(letters) : Number.NaN);

function aggregated({ index, aggregate }: Column, rows: readonly Row[]): Value {
  const values = rows.flatMap((row) =>
    row[index] === null || row[index] === undefined || row[index] === '' ? [] : [row[index]],
  );
  if (aggregate === undefined) return rows[0]?.[index] ?? null;
  if (aggregate === 'count') return values.length;
  if (values.length === 0) return null;
  if (aggregate === 'max' || aggregate === 'min') {
    const sign = aggregate === 'max' ? 1 : -1;
    return values.reduce((best, value) => (sign * compareValues(value, best) > 0 ? value : best));
  }
  const numbers = values.map((value) => {
    if (typeof value !== 'number') throw fail(`${aggregate.toUpperCase()}_AVG_ONLY_NUMERIC`);
    return value;
  });
  const sum = numbers.reduce((total, each) => total + each, 0);
  return aggregate === 'sum' ? sum : sum / numbers.length;
}

const COMPARISONS: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => typeof a === typeof b && compareValues(a, b) < 0,
  '>': (a, b) => typeof a === typeof b && compareValues(a, b) > 0,
  '<=': (a, b) => typeof a === typeof b && compareValues(a, b) <= 0,
  '>=': (a, b) => typeof a === typeof b && compareValues(a, b) >= 0,
  contains: (a, b) => String(a).includes(String(b)),
  starts: (a, b) => String(a).startsWith(String(b)),
  ends: (a, b) => String(a).endsWith(String(b)),
  matches: (a, b) => whollyMatches(String(a), String(b)),
  like: (a, b) =>
    whollyMatches(
      String(a),
      String(b)
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('%', '.*')
        .replaceAll('_', '.'),
    ),
};

/** @throws {FormulaError} #VALUE! if the pattern is not a regular expression */
function whollyMatches(text: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw fail(`invalid regular expression: ${pattern}`);
    throw error;
  }
}

/** How many rows at the top are titles, if the formula does not say: those of texts above numbers. */
function guessedHeads(rows: readonly Row[]): number {
  const [head = [], next = []] = rows;
  const texts =
    head.some((value) => value !== null) && head.every((value) => value === null || typeof value === 'string');
  return Number(texts && next.some((value) => typeof value === 'number'));
}

export const QUERY: FunctionTable = {
  QUERY: overArrays([2, 3], (args, call) => {
    const source = asGrid(args[0] ?? null);
    const given = firsts(args);
    const rows = source.full();
    while (rows.length > 0 && rows.at(-1)?.every((value) => value === null)) rows.pop();
    const wanted = whole(given, 2, call, -1);
    const heads = wanted >= 0 ? wanted : guessedHeads(rows);
    const titles =
      heads > 0
        ? source.full()[0]?.map((_, column) =>
            rows
              .slice(0, heads)
              .map((row) => row[column] ?? '')
              .join(' '),
          )
        : undefined;
    const firstColumn = source instanceof RangeGrid ? source.area.startColumnIndex : undefined;
    return new Query(text(given, 1, call), source.width, firstColumn, titles ?? []).run(rows.slice(heads));
  }),
};
