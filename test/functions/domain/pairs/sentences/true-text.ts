import { type Claim, keyOf, type Row, type Shown } from './shown.ts';

/**
 * Splits a text into sentences. Each sentence must be listed in the claims and must be true.
 * @returns the claims that the text makes
 */
export function expectTrue(claims: readonly Claim[], text: string, shown: Shown, row: Row): string[] {
  const made: string[] = [];
  for (let rest = text.trim(); rest !== ''; ) {
    const found = claims.flatMap(([words, check]) => {
      const match = new RegExp(`^${words}`).exec(rest);
      return match ? [{ words, check, match }] : [];
    })[0];
    if (found === undefined) throw new Error(`${row.state}: nothing checks «${rest}»`);
    const { words, check, match } = found;
    if (!check(match.slice(1), shown, row)) {
      const where = `in the row\n${JSON.stringify(row)}\npairs ${keyOf(shown.pairs)}`;
      throw new Error(`${row.state}: «${match[0]}» is not so, ${where}`);
    }
    made.push(words);
    rest = rest.slice(match[0].length).trim();
  }
  return made;
}
