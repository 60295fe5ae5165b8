import { invalidArgument } from './errors.ts';

/** The selected fields of a message: the whole message (`true`), or the named children. */
export type Mask = true | ReadonlyMap<string, Mask>;

type Node = Map<string, Node | true>;

/** The maximum number of compiled masks in the cache. A client uses few masks; the oldest one is dropped first. */
const MOST_KEPT = 50;
const compiled = new Map<string, Mask>();

/**
 * Compiles a mask such as `namedRanges,sheets(properties(sheetId,title),data/rowData)`: commas between paths, `.` or `/` between names, parentheses
 * around a list of children, `*` for everything. A name without children selects the whole field.
 * @throws 400 for invalid syntax
 */
export function compileMask(text: string): Mask {
  const known = compiled.get(text);
  if (known) return known;
  const mask = compile(text);
  const [oldest] = compiled.keys();
  if (compiled.size >= MOST_KEPT && oldest !== undefined) compiled.delete(oldest);
  compiled.set(text, mask);
  return mask;
}

function compile(text: string): Mask {
  const tokens = text.match(/[A-Za-z_][\w]*|[*(),./]|\S/g) ?? [];
  let position = 0;
  const fail = () => invalidArgument(`Invalid field selection ${text}`);

  const readList = (into: Node): void => {
    do readPath(into);
    while (tokens[position] === ',' && ++position > 0);
  };
  const readPath = (into: Node): void => {
    const name = tokens[position++];
    if (name === undefined || !/^(\w+|\*)$/.test(name)) throw fail();
    const next = tokens[position];
    if (next !== '.' && next !== '/' && next !== '(') {
      into.set(name, true);
      return;
    }
    position += 1;
    const known = into.get(name);
    const child: Node = known instanceof Map ? known : new Map();
    if (next === '(') {
      readList(child);
      if (tokens[position++] !== ')') throw fail();
    } else readPath(child);
    if (known !== true) into.set(name, child);
  };

  const root: Node = new Map();
  readList(root);
  if (position < tokens.length) throw fail();
  return simplified(root);
}

/** Removes names that `*` makes superfluous: `*` selects everything, and `a.*` equals `a`. */
function simplified(node: Node): Mask {
  if (node.get('*') === true) return true;
  const result = new Map<string, Mask>();
  for (const [name, child] of node) result.set(name, child === true ? true : simplified(child));
  return result;
}

/** The part of a mask that applies inside the field `name`; undefined if the mask does not select the field. */
export function below(mask: Mask | undefined, name: string): Mask | undefined {
  return mask === true || mask === undefined ? mask : (mask.get(name) ?? mask.get('*'));
}

/** The parts of a JSON value that the mask selects. In a list, the mask applies to each element. */
export function prune(value: unknown, mask: Mask): unknown {
  if (mask === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => prune(element, mask));
  const result: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    const reached = below(mask, name);
    if (reached !== undefined) result[name] = prune(child, reached);
  }
  return result;
}

/** The full names of the fields in a mask, e.g. `gridProperties.rowCount`. */
export function leaves(mask: Mask, prefix = ''): string[] {
  if (mask === true) return [prefix];
  return [...mask].flatMap(([name, child]) => leaves(child, prefix ? `${prefix}.${name}` : name));
}

/** The answer's body, reduced by the request's `fields` parameter. */
export function selectFields(value: unknown, query: URLSearchParams): unknown {
  const fields = query.get('fields');
  return fields ? prune(value, compileMask(fields)) : value;
}
