/*
 * Google does not say which V8 runs the script, and esbuild translates only syntax. These built-ins are newer than ES2020. We define those that are
 * missing, so that the menu also works on an older engine.
 */

function define(target: object, members: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(members)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}

type Test = (item: unknown, index: number, all: readonly unknown[]) => unknown;

/** The index of the last item that passes the test; -1 without such an item. */
function lastIndex(all: readonly unknown[], test: Test): number {
  for (let index = all.length - 1; index >= 0; index--) if (test(all[index], index, all)) return index;
  return -1;
}

/** The item at an index. A negative index counts from the end. */
function itemAt(this: ArrayLike<unknown>, index: number): unknown {
  return this[index < 0 ? this.length + index : index];
}

define(Array.prototype, {
  at: itemAt,
  findLast(this: readonly unknown[], test: Test) {
    return this[lastIndex(this, test)];
  },
  findLastIndex(this: readonly unknown[], test: Test) {
    return lastIndex(this, test);
  },
  toReversed(this: readonly unknown[]) {
    return [...this].reverse();
  },
  toSorted(this: readonly unknown[], compare?: (a: unknown, b: unknown) => number) {
    return [...this].sort(compare);
  },
});

define(String.prototype, {
  at: itemAt,
  replaceAll(this: string, found: string | RegExp, by: string) {
    return typeof found === 'string' ? this.split(found).join(by) : this.replace(found, by);
  },
});

define(Uint8Array.prototype, { at: itemAt });

define(Object, {
  hasOwn: (target: object, name: PropertyKey) => Reflect.getOwnPropertyDescriptor(target, name) !== undefined,
});
