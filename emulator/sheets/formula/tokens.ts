import { traitsOf } from '../number-format.ts';

export interface Token {
  readonly kind: 'number' | 'text' | 'reference' | 'name' | 'error' | 'operator' | 'space';
  readonly text: string;
}

const CORNER = String.raw`\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,7}`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const ROW = String.raw`\$?[1-9][0-9]{0,7}`;
const CELLS = `(?:${CORNER}:${CORNER}|${CORNER}:${COLUMN}|${CORNER}:${ROW}|${COLUMN}:${CORNER}|${ROW}:${CORNER}|${COLUMN}:${COLUMN}|${ROW}:${ROW}|${CORNER})`;
const TAB = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;

const PATTERNS: readonly (readonly [Token['kind'], string])[] = [
  ['space', String.raw`\s+`],
  ['text', '"(?:[^"]|"")*"'],
  ['error', String.raw`#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|N/A|NULL!|ERROR!)`],
  ['reference', String.raw`(?:${TAB})?${CELLS}(?![\p{L}\p{N}_.(!])`],
  ['reference', `${TAB}#REF!`],
  ['name', String.raw`[\p{L}_][\p{L}\p{N}_.]*`],
];

const NUMBER = (decimal: string): string => `(?:[0-9]+(?:${decimal}[0-9]*)?|${decimal}[0-9]+)(?:[eE][+-]?[0-9]+)?`;

function lexer(decimal: string): { readonly pattern: RegExp; readonly kinds: readonly Token['kind'][] } {
  const all: (readonly [Token['kind'], string])[] = [
    ...PATTERNS,
    ['number', NUMBER(decimal === ',' ? ',' : String.raw`\.`)],
    ['operator', String.raw`<=|>=|<>|[-+*/^&=<>%(),;{}\\:]`],
  ];
  return {
    pattern: new RegExp(all.map(([, source]) => `(${source})`).join('|'), 'yu'),
    kinds: all.map(([kind]) => kind),
  };
}

const LEXERS = { '.': lexer('.'), ',': lexer(',') };

/** The tokens of a formula without its leading `=`; undefined if a character fits no token. The joined tokens equal the text. */
export function tokenize(formula: string, decimal: '.' | ','): Token[] | undefined {
  const { pattern, kinds } = LEXERS[decimal];
  const tokens: Token[] = [];
  pattern.lastIndex = 1;
  while (pattern.lastIndex < formula.length) {
    const match = pattern.exec(formula);
    if (!match) return undefined;
    const group = match.findIndex((text, index) => index > 0 && text !== undefined);
    tokens.push({ kind: kinds[group - 1] ?? 'operator', text: match[0] });
  }
  return tokens;
}

/** The decimal sign in a locale's formulas. If it is a comma, only semicolons separate arguments. */
export const decimalOf = (locale: string): '.' | ',' => (traitsOf(locale).decimal === ',' ? ',' : '.');
