import { type Reference, readReference } from './reference.ts';
import { type Token, tokenize } from './tokens.ts';
import { errorOf, FormulaError } from './value.ts';

/** A formula as a tree. */
export type Node =
  | { readonly kind: 'constant'; readonly value: number | string | boolean | FormulaError }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'name'; readonly name: string }
  /** A missing argument is undefined: `IF(A1,,2)`. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Node | undefined)[] }
  | { readonly kind: 'sign'; readonly operator: '-' | '+'; readonly operand: Node }
  | { readonly kind: 'percent'; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Node[])[] };

const PRECEDENCE: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

const parsed = new Map<string, Node>();
/** How many parsed formulas are kept. Formulas down a column differ in text, so a larger cache is not worth its memory. */
const MOST_KEPT = 50_000;
/** How deeply a formula may be nested. People use a few levels; a hostile formula must not exhaust the stack. */
const DEEPEST = 200;

/** Parses a formula that begins with `=`. An invalid formula becomes the constant #ERROR!; like Google, we keep its typed text. */
export function parseFormula(formula: string, decimal: '.' | ','): Node {
  const key = decimal + formula;
  const known = parsed.get(key);
  if (known) return known;
  const node = new Parser(formula, decimal).parse();
  if (parsed.size >= MOST_KEPT) parsed.clear();
  parsed.set(key, node);
  return node;
}

const failure: Node = { kind: 'constant', value: new FormulaError('ERROR', 'Formula parse error.') };

class Parser {
  private readonly tokens: readonly Token[] | undefined;
  private position = 0;
  private depth = 0;

  constructor(
    formula: string,
    private readonly decimal: '.' | ',',
  ) {
    this.tokens = tokenize(formula, decimal)?.filter(({ kind }) => kind !== 'space');
  }

  parse(): Node {
    if (!this.tokens) return failure;
    try {
      const node = this.expression(0);
      return this.position === this.tokens.length ? node : failure;
    } catch (error) {
      if (error instanceof FormulaError) return failure;
      throw error;
    }
  }

  private get next(): Token | undefined {
    return this.tokens?.[this.position];
  }

  private take(text: string): boolean {
    const found = this.next?.kind === 'operator' && this.next.text === text;
    if (found) this.position += 1;
    return found;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw new FormulaError('ERROR');
  }

  private expression(weakest: number): Node {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new FormulaError('ERROR');
    let left = this.unary();
    for (;;) {
      const operator = this.next?.kind === 'operator' ? this.next.text : '';
      const strength = PRECEDENCE[operator];
      if (strength === undefined || strength <= weakest) break;
      this.position += 1;
      left = { kind: 'binary', operator, left, right: this.expression(strength) };
    }
    this.depth -= 1;
    return left;
  }

  /** Parses a sign. It binds tighter than a power: -2^2 is 4. */
  private unary(): Node {
    for (const operator of ['-', '+'] as const) {
      if (this.take(operator)) return { kind: 'sign', operator, operand: this.nested(() => this.unary()) };
    }
    let node = this.primary();
    while (this.take('%')) node = { kind: 'percent', operand: node };
    return node;
  }

  private nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new FormulaError('ERROR');
    const result = read();
    this.depth -= 1;
    return result;
  }

  private primary(): Node {
    const token = this.next;
    if (!token) throw new FormulaError('ERROR');
    if (this.take('(')) {
      const node = this.expression(0);
      this.expect(')');
      return node;
    }
    if (this.take('{')) return this.array();
    this.position += 1;
    switch (token.kind) {
      case 'number':
        return { kind: 'constant', value: Number(token.text.replace(',', '.')) };
      case 'text':
        return { kind: 'constant', value: token.text.slice(1, -1).replaceAll('""', '"') };
      case 'error':
        return { kind: 'constant', value: errorOf(token.text) ?? new FormulaError('REF', 'Reference does not exist') };
      case 'reference':
        if (token.text.endsWith('#REF!')) {
          return { kind: 'constant', value: new FormulaError('REF', 'Reference does not exist') };
        }
        return { kind: 'reference', reference: readReference(token.text) };
      case 'name':
        if (this.take('(')) return { kind: 'call', name: token.text.toUpperCase(), args: this.args() };
        return constantNamed(token.text) ?? { kind: 'name', name: token.text };
      default:
        throw new FormulaError('ERROR');
    }
  }

  private get separator(): boolean {
    return this.take(';') || (this.decimal === '.' && this.take(','));
  }

  private args(): (Node | undefined)[] {
    if (this.take(')')) return [];
    const args: (Node | undefined)[] = [];
    do args.push(this.atArgumentEnd() ? undefined : this.expression(0));
    while (this.separator);
    this.expect(')');
    return args;
  }

  private atArgumentEnd(): boolean {
    const { kind, text = '' } = this.next ?? {};
    return kind === 'operator' && (text === ')' || text === ';' || (text === ',' && this.decimal === '.'));
  }

  private array(): Node {
    const rows: Node[][] = [[]];
    if (this.take('}')) return { kind: 'array', rows };
    do {
      const row: Node[] = [];
      do row.push(this.expression(0));
      while (this.take('\\') || (this.decimal === '.' && this.take(',')));
      if (rows[0]?.length === 0) rows[0] = row;
      else rows.push(row);
    } while (this.take(';'));
    this.expect('}');
    return { kind: 'array', rows };
  }
}

function constantNamed(name: string): Node | undefined {
  if (/^(true|истина)$/i.test(name)) return { kind: 'constant', value: true };
  if (/^(false|ложь)$/i.test(name)) return { kind: 'constant', value: false };
  return undefined;
}
