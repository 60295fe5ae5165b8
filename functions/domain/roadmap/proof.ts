import type { LinkedText } from '../../../sheets-schema/cell.ts';
import type { Context } from '../context.ts';
import { isUrl } from '../paper/names-paper.ts';
import type { TabName } from '../programme.ts';

/** Where a proof is: rows of a tab, and the link or the name of the document that the staff entered. */
export interface Proof {
  readonly tab: TabName;
  /** Grid rows, counted from 0; absent if the whole tab is the proof. */
  readonly rows?: readonly number[];
  readonly link?: string;
}

/** «строка 3», «строки 3–9». */
function rowsText(first: number, last: number): string {
  return first === last ? `строка ${first}` : `строки ${first}–${last}`;
}

/** The link to a tab. If the proof has rows, it opens the block from the first to the last of them. */
export function addressOf({ tab }: Pick<Context, 'tab'>, { tab: name, rows = [] }: Proof): LinkedText | undefined {
  const existing = tab(name);
  if (!existing) return undefined;
  if (rows.length === 0) return { text: existing.title, url: existing.address };
  const [first, last] = [Math.min(...rows) + 1, Math.max(...rows) + 1];
  return {
    text: `${existing.title}, ${rowsText(first, last)}`,
    url: `${existing.address}&range=${first}:${last}`,
  };
}

/** The link from a cell to a proof: the web address that the staff entered or, without one, the rows. */
export function linkTo(context: Pick<Context, 'tab'>, proof: Proof): LinkedText | undefined {
  const { link } = proof;
  if (link !== undefined && isUrl(link)) return { text: link, url: link };
  const place = addressOf(context, proof);
  return place && link ? { ...place, text: `${link} (${place.text})` } : place;
}
