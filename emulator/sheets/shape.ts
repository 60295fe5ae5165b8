import { badRequest, notImplemented, unknownField } from '../core/errors.ts';

/**
 * A shape defines which fields a message has and how the emulator handles them. Its `read` checks a message as Google does and returns it in Google's
 * form (without zeros and false if Google omits them). It never ignores a field silently: an unknown field gives 400, a known but unsupported field
 * gives 501.
 */
export interface Shape<T> {
  read(value: unknown, at: string): T;
  /** Fields of a message, for checking masks. */
  readonly fields?: Readonly<Record<string, Shape<unknown>>>;
}

type Values<F extends Record<string, Shape<unknown>>> = {
  readonly [K in keyof F]?: Exclude<ReturnType<F[K]['read']>, undefined>;
};

/** A name as proto3 JSON writes it. Google's parser also takes the original name, e.g. `sheet_id`. */
export const camel = (name: string): string => name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());

const snake = (at: string): string => at.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function wrongType(at: string, type: string, value: unknown) {
  const message = `Invalid value at '${snake(at)}' (${type}), ${JSON.stringify(value)}`;
  return badRequest(message, [{ field: snake(at), description: message }]);
}

export const text: Shape<string> = {
  read(value, at) {
    if (typeof value !== 'string') throw wrongType(at, 'TYPE_STRING', value);
    return value;
  },
};

function numeric(type: string, whole: boolean): Shape<number> {
  return {
    read(value, at) {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) throw wrongType(at, type, value);
      if (whole && (!Number.isInteger(number) || Math.abs(number) > 2 ** 31)) throw wrongType(at, type, value);
      return number;
    },
  };
}

export const int32 = numeric('TYPE_INT32', true);
export const double = numeric('TYPE_DOUBLE', false);

/** The shortest decimal with the same float32 value, as Google prints colours. */
export function shortFloat32(value: number): number {
  const stored = Math.fround(value);
  for (let digits = 1; digits < 9; digits += 1) {
    const short = Number(stored.toPrecision(digits));
    if (Math.fround(short) === stored) return short;
  }
  return Number(stored.toPrecision(9));
}

/** A boolean that is returned as it was set. */
export const bool: Shape<boolean> = {
  read(value, at) {
    if (value === 'true' || value === 'True') return true;
    if (value === 'false' || value === 'False') return false;
    if (typeof value !== 'boolean') throw wrongType(at, 'TYPE_BOOL', value);
    return value;
  },
};

/** A boolean that is omitted when false. */
export const flag: Shape<true | undefined> = { read: (value, at) => (bool.read(value, at) ? true : undefined) };

/** An enum value as Google's JSON parser also takes it: in small letters, with hyphens. Drive's own values are small already. */
const normal = (value: unknown): unknown =>
  typeof value === 'string' ? value.toUpperCase().replaceAll('-', '_') : value;

/** A value of an enum whose first value has a meaning. `type` is the enum's name, e.g. `MergeCellsRequest.MergeType`. */
export function choice<const T extends string>(type: string, values: readonly T[], api = 'sheets.v4'): Shape<T> {
  return {
    read(value, at) {
      const found = values.find((known) => known === value) ?? values.find((known) => known === normal(value));
      if (found === undefined) throw wrongType(at, `type.googleapis.com/google.apps.${api}.${type}`, value);
      return found;
    },
  };
}

const unspecified = (type: string): string =>
  `${snake(type.slice(type.lastIndexOf('.') + 1))
    .slice(1)
    .toUpperCase()}_UNSPECIFIED`;

/** A value of an enum whose first value, usually named after the enum, says that the field is not set. Proto3 treats this value like a missing field. */
export function optionalChoice<const T extends string>(
  type: string,
  values: readonly T[],
  { unset = unspecified(type), api }: { readonly unset?: string; readonly api?: string } = {},
): Shape<T | undefined> {
  const { read } = choice(type, values, api);
  return { read: (value, at) => (normal(value) === unset ? undefined : read(value, at)) };
}

/** A message that is stored unchanged. Use it only if the emulator returns the message as a whole. */
export const verbatim: Shape<object> = {
  read(value, at) {
    if (typeof value !== 'object' || value === null) throw wrongType(at, 'TYPE_MESSAGE', value);
    return value;
  },
};

export function list<T>(element: Shape<T>): Shape<readonly T[]> {
  return {
    ...(element.fields && { fields: element.fields }),
    read(value, at) {
      // A single value counts as a list of one, as in Google's JSON parser.
      const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
      return elements.map((each, index) => element.read(each, `${at}[${index}]`));
    },
  };
}

/** A field that Google supports and the emulator does not support yet. It gives 501. */
export const unsupported: Shape<never> = {
  read(_value, at) {
    throw notImplemented(at);
  },
};

/** `unsupported` for many fields at once. */
export function unsupportedFields<const N extends string>(...names: N[]): Record<N, Shape<never>> {
  return Object.fromEntries(names.map((name) => [name, unsupported])) as Record<N, Shape<never>>;
}

/** A field that only Google sets. We accept it in requests and drop it. */
export const outputOnly: Shape<undefined> = { read: () => undefined };

export function message<const F extends Record<string, Shape<unknown>>>(fields: F): Shape<Values<F>> & { fields: F } {
  return {
    fields,
    read(value, at) {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw wrongType(at, 'TYPE_MESSAGE', value);
      const result: Record<string, unknown> = {};
      for (const [name, child] of Object.entries(value)) {
        const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
        if (!shape) throw unknownField(name, at);
        if (child === null || child === undefined) continue;
        const read = shape.read(child, at ? `${at}.${name}` : name);
        if (read !== undefined) result[name] = read;
      }
      return result as Values<F>;
    },
  };
}

const parsed = new WeakMap<Buffer, unknown>();

/** Makes `value` the parsed content of a body. */
export function cacheParsed(body: Buffer, value: unknown): void {
  parsed.set(body, value);
}

/** The body of a request as an object, parsed only once. An empty body is an empty object. */
export function parseBody(body: Buffer): unknown {
  if (body.byteLength === 0) return {};
  if (parsed.has(body)) return parsed.get(body);
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    parsed.set(body, value);
    return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const description = `Invalid JSON payload received. ${error.message}`;
    throw badRequest(description, [{ description }]);
  }
}
