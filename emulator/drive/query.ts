import { notImplemented } from '../core/errors.ts';
import { invalidParameter } from './drive-error.ts';
import type { FileDocument } from './files.ts';

export type FilePredicate = (file: FileDocument) => boolean;

const TOKEN = /\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[A-Za-z]+|<=|>=|!=|[=<>()])/y;

/**
 * A predicate from the search query of files.list (https://developers.google.com/workspace/drive/api/guides/ref-search-terms): `name`, `mimeType`,
 * `trashed`, `parents`, `createdTime`, `modifiedTime` and `owners`, joined by `and`, `or`, `not` and parentheses.
 * @throws 400 when it cannot be read, 501 for a term that the emulator does not search by
 */
export function parseQuery(query: string): FilePredicate {
  const tokens = tokenize(query);
  let position = 0;
  const peek = (): string => tokens[position]?.toLowerCase() ?? '';
  const next = (): string => tokens[position++] ?? fail();
  const accept = (word: string): boolean => peek() === word && ++position > 0;

  const disjunction = (): FilePredicate => {
    let left = conjunction();
    while (accept('or')) left = either(left, conjunction());
    return left;
  };
  const conjunction = (): FilePredicate => {
    let left = negation();
    while (accept('and')) left = both(left, negation());
    return left;
  };
  const negation = (): FilePredicate => {
    if (accept('not')) {
      const inner = negation();
      return (file) => !inner(file);
    }
    if (!accept('(')) return term(next(), next(), next());
    const inner = disjunction();
    if (!accept(')')) fail();
    return inner;
  };

  const result = disjunction();
  if (position < tokens.length) fail();
  return result;
}

const either =
  (a: FilePredicate, b: FilePredicate): FilePredicate =>
  (file) =>
    a(file) || b(file);
const both =
  (a: FilePredicate, b: FilePredicate): FilePredicate =>
  (file) =>
    a(file) && b(file);

function fail(): never {
  throw invalidParameter('q');
}

function tokenize(query: string): string[] {
  const tokens: string[] = [];
  const end = query.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const token = TOKEN.exec(query)?.[1];
    if (token === undefined) fail();
    tokens.push(token);
  }
  return tokens;
}

const isText = (token: string): boolean => /^['"]/.test(token);
const unquoted = (token: string): string => (isText(token) ? token.slice(1, -1).replace(/\\(.)/g, '$1') : fail());

/** `'x' in parents`, or `field operator value`. */
function term(first: string, operator: string, last: string): FilePredicate {
  if (operator.toLowerCase() === 'in') return membership(unquoted(first), last);
  switch (first) {
    case 'name':
    case 'mimeType':
      return textTerm(first, operator, unquoted(last));
    case 'trashed': {
      if (last !== 'true' && last !== 'false') fail();
      return equality(operator, (file) => file.trashed === (last === 'true'));
    }
    case 'createdTime':
    case 'modifiedTime':
      return timeTerm(first, operator, unquoted(last));
    default:
      if (/^[a-z][A-Za-z]+$/.test(first)) throw notImplemented(`q: ${first}`);
      return fail();
  }
}

function membership(value: string, list: string): FilePredicate {
  if (list === 'parents') return (file) => file.parents.includes(value);
  if (list === 'owners') return (file) => file.owner === value;
  if (list === 'writers' || list === 'readers') throw notImplemented(`q: in ${list}`);
  return fail();
}

function equality(operator: string, equal: FilePredicate): FilePredicate {
  if (operator === '=') return equal;
  if (operator === '!=') return (file) => !equal(file);
  return fail();
}

/** `contains` finds the beginnings of words in a name, and any part of a MIME type. */
function textTerm(field: 'name' | 'mimeType', operator: string, value: string): FilePredicate {
  if (operator !== 'contains') return equality(operator, (file) => file[field] === value);
  const wanted = value.toLowerCase();
  if (field === 'mimeType') return (file) => file.mimeType.includes(wanted);
  return ({ name }) => {
    const lower = name.toLowerCase();
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      if (at === 0 || !/[\p{L}\p{N}]/u.test(lower.charAt(at - 1))) return true;
    }
    return false;
  };
}

/** A time without a zone is UTC. */
function timeTerm(field: 'createdTime' | 'modifiedTime', operator: string, value: string): FilePredicate {
  const limit = Date.parse(
    /(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value.includes('T') ? value : `${value}T00:00:00`}Z`,
  );
  if (Number.isNaN(limit)) fail();
  const compare = COMPARISONS[operator] ?? fail();
  return (file) => compare(Date.parse(file[field]), limit);
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
