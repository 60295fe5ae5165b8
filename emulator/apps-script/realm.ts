import { runInContext, type Context as VmContext } from 'node:vm';

/** Makes values and errors that belong to the script's own world, as Google's services do there. */
export interface Realm {
  /** A copy of plain data; JSON text is taken as it is. */
  value(data: unknown): unknown;
  parse(json: string): unknown;
  /** The script's own kind of date. */
  date(milliseconds: number): Date;
  error(message: string, extra?: object): Error;
  /** Told of each call of a service before it has any effect. @returns whether it may have one. */
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

/** What a run that has ended gets for everything: Google stops it, code that would mend or tell something included. */
const nothing: unknown = new Proxy(() => undefined, { get: () => nothing, apply: () => nothing });

/** An object whose missing members are refused by name, instead of being `undefined`, and whose calls are told of. */
export function refusing<T extends object>(name: string, service: T, realm: Realm): T {
  return new Proxy(service, {
    get(target, member) {
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
