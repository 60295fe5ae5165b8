import type { FormulaError } from '../../value.ts';
import { badValue } from '../arguments.ts';

const TOKEN = /\s*("[^"]*"|'[^']*'|`[^`]*`|<=|>=|<>|!=|[=<>(),*+/-]|\d+(?:\.\d+)?|[A-Za-z_]\w*)/y;

export const fail = (why: string): FormulaError =>
  badValue(`Unable to parse query string for Function QUERY parameter 2: ${why}`);

/** The tokens of a query, read one after the other. Words may be in any case. */
export class Tokens {
  private place = 0;
  private readonly all: readonly string[];

  constructor(source: string) {
    const all: string[] = [];
    TOKEN.lastIndex = 0;
    while (source.slice(TOKEN.lastIndex).trim() !== '') {
      const at = TOKEN.lastIndex;
      const token = TOKEN.exec(source)?.[1];
      if (token === undefined) throw fail(source.slice(at));
      all.push(token);
    }
    this.all = all;
  }

  get isOver(): boolean {
    return this.place >= this.all.length;
  }

  /** The next token without reading it; empty at the end. */
  peek(ahead = 0): string {
    return this.all[this.place + ahead] ?? '';
  }

  next(): string {
    if (this.isOver) throw fail('unexpected end');
    this.place += 1;
    return this.all[this.place - 1] ?? '';
  }

  /** Reads the words if they come next. */
  take(...words: string[]): boolean {
    if (!words.every((word, index) => this.peek(index).toLowerCase() === word)) return false;
    this.place += words.length;
    return true;
  }

  expect(word: string): void {
    if (!this.take(word)) throw fail(`expected ${word}`);
  }

  /** A text in quotation marks. */
  text(): string {
    const token = this.next();
    if (!/^["']/.test(token)) throw fail(`expected a text instead of ${token}`);
    return token.slice(1, -1);
  }

  number(): number {
    const value = Number(this.next());
    if (!Number.isInteger(value)) throw fail('expected a number');
    return value;
  }

  list<T>(read: () => T): T[] {
    const all = [read()];
    while (this.take(',')) all.push(read());
    return all;
  }
}
