/** The number in a key such as «С-012»; undefined without a key, or for a key that is not ours. */
export function numberOf(key: string | undefined): number | undefined {
  const digits = key === undefined ? undefined : /^\D*(\d+)$/.exec(key)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Makes keys from `prefix` and numbers above the highest used one, so that no key names two rows. */
export function nextKeys(used: Iterable<string | undefined>, prefix: string, digits: number): () => string {
  let highest = 0;
  for (const key of used) highest = Math.max(highest, key?.startsWith(prefix) ? (numberOf(key) ?? 0) : 0);
  return () => {
    highest++;
    return `${prefix}${String(highest).padStart(digits, '0')}`;
  };
}
