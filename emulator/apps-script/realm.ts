import { runInContext, type Context as VmContext } from 'node:vm';

/** Makes values and errors that belong to the script's own realm, as Google's services do. */
export interface Realm {
  /** A copy of plain data. */
  value(data: unknown): unknown;
  parse(json: string): unknown;
  /** A `Date` of the script's realm. */
  date(milliseconds: number): Date;
  error(message: string, extra?: object): Error;
  /** The host calls this before each service call takes effect. @returns whether the call may proceed */
  readonly calling: (call: string) => boolean;
}

export function realmOf(context: VmContext, calling: Realm['calling']): Realm {
  const inside = runInContext('({ parse: JSON.parse, Date, Error, assign: Object.assign })', context) as {
    parse: (json: string) => unknown;
    Date: DateConstructor;
    Error: ErrorConstructor;
    assign: (target: Error, extra: unknown) => Error;
  };
  return {
    parse: inside.parse,
    calling,
    date: (milliseconds) => new inside.Date(milliseconds),
    value: (data) => (data === undefined ? undefined : inside.parse(JSON.stringify(data))),
    error: (message, extra = {}) =>
      inside.assign(new inside.Error(message), inside.parse(JSON.stringify({ name: 'Exception', ...extra }))),
  };
}

/** After a run has ended, every call returns this value, which does nothing. Google stops the whole run, so cleanup code has no effect either. */
const nothing: unknown = new Proxy(() => undefined, { get: () => nothing, apply: () => nothing });

/** Wraps an object. For a missing member, the wrapper throws an error with the member's name. It reports every call to the realm. */
export function refusing<T extends object>(name: string, service: T, realm: Realm): T {
  return new Proxy(service, {
    get(target, member) {
      // Google's objects describe themselves by the name of their class.
      if (member === 'toString') return () => name.slice(name.lastIndexOf('.') + 1);
      if (typeof member === 'symbol' || member in target || member === 'then' || member === 'toJSON') {
        const found: unknown = Reflect.get(target, member);
        if (typeof found !== 'function' || typeof member === 'symbol') return found;
        return (...parameters: unknown[]) => {
          return realm.calling(`${name}.${member}`) ? Reflect.apply(found, target, parameters) : nothing;
        };
      }
      throw realm.error(`The emulator does not implement ${name}.${member}.`);
    },
  });
}
