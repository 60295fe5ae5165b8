import { ConditionReader } from './condition.ts';
import { type Expression, ExpressionReader, type Row, type Source } from './expression.ts';
import { fail, Tokens } from './tokens.ts';

/** A query, clause by clause. */
export interface Clauses {
  /** Undefined for all columns. */
  readonly select: readonly Expression[] | undefined;
  readonly where: ((row: Row) => boolean) | undefined;
  readonly group: readonly Expression[];
  readonly pivot: readonly Expression[];
  readonly order: readonly { readonly by: Expression; readonly sign: 1 | -1 }[];
  readonly skipping: number;
  readonly limit: number;
  readonly offset: number;
  /** The labels by the key of their expression. */
  readonly labels: ReadonlyMap<string, string>;
  readonly formats: ReadonlyMap<string, string>;
  readonly options: ReadonlySet<string>;
}

const OPTIONS = ['no_format', 'no_values'];

/** The clauses in the order that the language demands. */
const ORDER = [
  'select',
  'where',
  'group',
  'pivot',
  'order',
  'skipping',
  'limit',
  'offset',
  'label',
  'format',
  'options',
];

/** @throws {FormulaError} #VALUE! if the query is not in Google's query language */
export function clausesOf(query: string, source: Source): Clauses {
  const tokens = new Tokens(query);
  const expressions = new ExpressionReader(tokens, source);
  const each = () => tokens.list(() => expressions.read());
  const texts = () => new Map(tokens.list(() => [expressions.read().key, tokens.text()] as const));
  let clauses: Clauses = {
    select: undefined,
    where: undefined,
    group: [],
    pivot: [],
    order: [],
    skipping: 1,
    limit: Number.POSITIVE_INFINITY,
    offset: 0,
    labels: new Map(),
    formats: new Map(),
    options: new Set(),
  };
  const readers: Readonly<Record<string, () => Partial<Clauses>>> = {
    select: () => (tokens.take('*') ? {} : { select: each() }),
    where: () => ({ where: new ConditionReader(tokens, expressions).read() }),
    group() {
      tokens.expect('by');
      return { group: each() };
    },
    pivot: () => ({ pivot: each() }),
    order() {
      tokens.expect('by');
      const order = tokens.list(() => {
        const by = expressions.read();
        const descending = tokens.take('desc');
        if (!descending) tokens.take('asc');
        return { by, sign: descending ? (-1 as const) : (1 as const) };
      });
      return { order };
    },
    skipping: () => ({ skipping: Math.max(1, tokens.number()) }),
    limit: () => ({ limit: tokens.number() }),
    offset: () => ({ offset: tokens.number() }),
    label: () => ({ labels: texts() }),
    format: () => ({ formats: texts() }),
    options() {
      const options = new Set<string>();
      do {
        const option = tokens.next().toLowerCase();
        if (!OPTIONS.includes(option)) throw fail(`unknown option ${option}`);
        options.add(option);
      } while (!tokens.isOver);
      return { options };
    },
  };
  for (let last = -1; !tokens.isOver; ) {
    const word = tokens.next().toLowerCase();
    const place = ORDER.indexOf(word);
    const read = readers[word];
    if (!read || place <= last) throw fail(word);
    last = place;
    clauses = { ...clauses, ...read() };
  }
  return clauses;
}
