import { runInContext, type Context as VmContext } from 'node:vm';

/** Makes values and errors that belong to the script's own world, as Google's services do there. */
export interface Realm {
  /** A copy of plain data; JSON text is taken as it is. */
  value(data: unknown): unknown;
  parse(json: string): unknown;
  error(message: string, extra?: object): Error;
}

export function realmOf(context: VmContext): Realm {
  const inside = runInContext('({ parse: JSON.parse, Error, assign: Object.assign })', context) as {
    parse: (json: string) => unknown;
    Error: ErrorConstructor;
    assign: (target: Error, extra: unknown) => Error;
  };
  return {
    parse: inside.parse,
    value: (data) => (data === undefined ? undefined : inside.parse(JSON.stringify(data))),
    error: (message, extra = {}) =>
      inside.assign(new inside.Error(message), inside.parse(JSON.stringify({ name: 'Exception', ...extra }))),
  };
}

/** An object whose missing members are refused by name, instead of being `undefined`. */
export function refusing<T extends object>(name: string, service: T, realm: Realm): T {
  return new Proxy(service, {
    get(target, member) {
      if (typeof member === 'symbol' || member in target || member === 'then' || member === 'toJSON') {
        return Reflect.get(target, member);
      }
      throw realm.error(`The emulator does not implement ${name}.${member}.`);
    },
  });
}
