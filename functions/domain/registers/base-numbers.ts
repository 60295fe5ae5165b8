interface Numbered {
  readonly code?: string | undefined;
  readonly no?: number | undefined;
}

/**
 * The numbers of the rows in a base. Existing numbers never change, even after the person left. New numbers follow by day of joining, then by code.
 */
export function baseNumbers(
  rows: readonly Numbered[],
  joined: readonly { readonly code: string; readonly joinedOn: string | undefined }[],
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  let highest = 0;
  for (const { code, no } of rows) {
    if (no === undefined) continue;
    highest = Math.max(highest, no);
    if (code !== undefined && !numbers.has(code)) numbers.set(code, no);
  }
  const place = ({ joinedOn = '9999', code }: (typeof joined)[number]) => `${joinedOn}|${code}`;
  const fresh = joined.filter(({ code }) => !numbers.has(code));
  for (const { code } of fresh.sort((a, b) => (place(a) < place(b) ? -1 : 1))) numbers.set(code, ++highest);
  return numbers;
}
