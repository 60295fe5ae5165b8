import { notImplemented } from '../core/errors.ts';
import { invalidParameter } from './drive-error.ts';
import { type FileDocument, ROOT } from './files.ts';
import { storedParent } from './root.ts';
import { isAmong } from './sharing.ts';

export type FilePredicate = (file: FileDocument) => boolean;

const TOKEN = /\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[A-Za-z.]+|<=|>=|!=|[=<>(){}])/y;

/**
 * Makes a predicate from the search query of files.list (https://developers.google.com/workspace/drive/api/guides/ref-search-terms): terms joined by
 * `and`, `or`, `not` and parentheses. `identity` is the user for `sharedWithMe`.
 * @throws 400 if the query cannot be parsed, 501 for a term that the emulator does not support
 */
export function parseQuery(query: string, identity: string): FilePredicate {
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
    if (!accept('(')) return term();
    const inner = disjunction();
    if (!accept(')')) fail();
    return inner;
  };

  const term = (): FilePredicate => {
    const first = next();
    if (first === 'sharedWithMe' && !/^(!?=)$/.test(peek())) return sharedWith(identity);
    const operator = next();
    if (operator.toLowerCase() === 'has') return property(first);
    return comparison(first, operator, next(), identity);
  };
  /** Parses `properties has { key='k' and value='v' }`, braces included. */
  const property = (field: string): FilePredicate => {
    if (field !== 'properties' && field !== 'appProperties') return fail();
    const words = ['{', 'key', '=', undefined, 'and', 'value', '=', undefined, '}'];
    const given = words.map((word) => {
      const token = next();
      return word === undefined ? unquoted(token) : token === word ? '' : fail();
    });
    return (file) => file[field]?.[given[3] ?? ''] === given[7];
  };

  const result = disjunction();
  if (position < tokens.length) fail();
  return result;
}

/** The ids of the folders that a query names in terms such as `'id' in parents`. */
export function foldersIn(query: string): ReadonlySet<string> {
  const tokens = tokenize(query);
  return new Set(
    tokens.flatMap((token, at) =>
      tokens[at + 1]?.toLowerCase() === 'in' && tokens[at + 2] === 'parents' ? [unquoted(token)] : [],
    ),
  );
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

/** Parses `'x' in parents` or `field operator value`. */
function comparison(first: string, operator: string, last: string, identity: string): FilePredicate {
  if (operator.toLowerCase() === 'in') return membership(unquoted(first), last, identity);
  switch (first) {
    case 'name':
    case 'mimeType':
      return textTerm(first, operator, unquoted(last));
    case 'fullText':
      return operator === 'contains' ? fullText(unquoted(last)) : fail();
    case 'trashed':
      return equality(
        operator,
        switched(last, (file) => file.trashed),
      );
    case 'starred':
      return equality(
        operator,
        switched(last, (file) => file.starred ?? false),
      );
    case 'sharedWithMe':
      return equality(operator, switched(last, sharedWith(identity)));
    case 'visibility':
      return equality(operator, (file) => visibility(file) === unquoted(last));
    case 'createdTime':
    case 'modifiedTime':
      return timeTerm(first, operator, unquoted(last));
    default:
      if (/^[a-z][A-Za-z]+$/.test(first)) throw notImplemented(`q: ${first}`);
      return fail();
  }
}

function membership(value: string, list: string, identity: string): FilePredicate {
  if (list === 'parents') {
    const parent = storedParent(value, { identity });
    return ({ parents, owner }) => parents.includes(parent) && (parent !== ROOT || owner === identity);
  }
  if (list === 'owners') return (file) => file.driveId === undefined && file.owner === value;
  if (list === 'writers' || list === 'readers') return (file) => isAmong(file, value, list);
  return fail();
}

function switched(last: string, on: FilePredicate): FilePredicate {
  if (last !== 'true' && last !== 'false') fail();
  return (file) => on(file) === (last === 'true');
}

const sharedWith =
  (identity: string): FilePredicate =>
  (file) =>
    file.owner !== identity && isAmong(file, identity, 'readers');

/** Finds files whose name and description contain every word or, if the text is in `"`, the whole text. Case does not matter. */
function fullText(value: string): FilePredicate {
  const phrase = /^"(.*)"$/s.exec(value)?.[1];
  const wanted = phrase === undefined ? value.toLowerCase().split(/\s+/).filter(Boolean) : [phrase.toLowerCase()];
  return ({ name, description = '' }) => {
    const text = `${name}\n${description}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
}

function visibility({ permissions }: FileDocument): string {
  const open = permissions.find((each) => each.type === 'anyone') ?? permissions.find((each) => each.type === 'domain');
  if (!open) return 'limited';
  const whom = open.type === 'anyone' ? 'anyone' : 'domain';
  return open.allowFileDiscovery ? `${whom}CanFind` : `${whom}WithLink`;
}

function equality(operator: string, equal: FilePredicate): FilePredicate {
  if (operator === '=') return equal;
  if (operator === '!=') return (file) => !equal(file);
  return fail();
}

/** The operator `contains` matches the beginnings of words in a name, and any part of a MIME type. */
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
