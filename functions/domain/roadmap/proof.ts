import type { LinkedText } from '../../../sheets-schema/cell.ts';
import type { Context } from '../context.ts';
import type { TabName } from '../programme.ts';

/** Where the proof of something stands: rows of a tab, and what staff put there as a link or the name of a paper. */
export interface Proof {
  readonly tab: TabName;
  /** Grid rows, counted from 0; the whole tab where there are none. */
  readonly rows?: readonly number[];
  readonly link?: string;
}

export function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

/** «строка 3», «строки 3–9». */
function rowsText(first: number, last: number): string {
  return first === last ? `строка ${first}` : `строки ${first}–${last}`;
}

/** Address of a tab, or of the block of rows that holds all of `rows`, inside the workbook. */
export function addressOf({ tab }: Pick<Context, 'tab'>, { tab: name, rows = [] }: Proof): LinkedText | undefined {
  const programmeState = tab(name);
  if (!programmeState) return undefined;
  if (rows.length === 0) return { text: programmeState.title, url: programmeState.address };
  const [first, last] = [Math.min(...rows) + 1, Math.max(...rows) + 1];
  return {
    text: `${programmeState.title}, ${rowsText(first, last)}`,
    url: `${programmeState.address}&range=${first}:${last}`,
  };
}

/** What a cell shows of a proof: the page itself where staff gave its address, otherwise the rows that tell of it. */
export function linkTo(context: Pick<Context, 'tab'>, proof: Proof): LinkedText | undefined {
  const { link } = proof;
  if (link !== undefined && isUrl(link)) return { text: link, url: link };
  const place = addressOf(context, proof);
  return place && link ? { ...place, text: `${link} (${place.text})` } : place;
}
