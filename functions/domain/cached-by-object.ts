/**
 * Caches the result of a function for each object. The objects must never change.
 * @example const rowsOf = cachedByObject((tab: Tab) => parse(tab.cells)); rowsOf(tab) === rowsOf(tab)
 */
export function cachedByObject<K extends object, V extends object>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
