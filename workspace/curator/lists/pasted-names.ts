import { personKey } from '../../../functions/domain/names/person-key.ts';
import { csvRows } from '../../answer-file.ts';
import { namesInLists } from '../../staff/namesakes.ts';
import { mayBeOne, resembles } from '../../staff/resembles.ts';
import type { TickRow } from './tick-list.ts';

/** A pasted list of names, compared with the rows of a page. */
export interface Pasted {
  /** Keys of the rows that are on the list. */
  readonly ticked: ReadonlySet<string>;
  /** The text beside each name in the pasted list, such as the number of a certificate, by the row's key. */
  readonly beside: ReadonlyMap<string, string>;
  /** Lines that certainly match nobody on the page, or match several people, with the reason. */
  readonly unknown: readonly UnknownLine[];
}

/** A line that cannot be assigned to one person for certain. */
interface UnknownLine {
  /** The number of the line in the pasted list, counted from 1. */
  readonly line: number;
  readonly text: string;
  /** The rows that the line may mean: people with the same name, or people whose names differ by a typing error. */
  readonly mayMean: readonly TickRow[];
}

/** The most people whom we propose for a line. */
const MOST_PROPOSED = 3;

/** The rows with a name or, if there are none, those with a similar name. A name without a distinction in brackets means all its namesakes. */
function rowsOf(cell: string, rows: readonly TickRow[]): readonly TickRow[] {
  if (cell === '') return [];
  const inLists = cell.includes('(') ? (name: string) => name : namesInLists(rows.map(({ name }) => name));
  const same = rows.filter(({ name }) => personKey(inLists(name)) === personKey(cell));
  return same.length > 0 ? same : rows.filter(({ name }) => mayBeOne(name, cell));
}

/** Whether a line may contain a person's name, and is not a header. */
const hasName = (cells: readonly string[]) =>
  cells.some((cell) => /\p{Lu}\p{Ll}+[\s.]+\p{Lu}/u.test(cell)) &&
  !cells.some((cell) => /^ф\.?\s*и\.?\s*о/iu.test(cell));

/** Reads a list pasted from a spreadsheet: one person per line, with or without a text beside the name. */
export function readPastedNames(text: string, rows: readonly TickRow[]): Pasted {
  const ticked = new Set<string>();
  const beside = new Map<string, string>();
  const unknown: UnknownLine[] = [];
  for (const [index, line] of csvRows(new TextEncoder().encode(text)).entries()) {
    const cells = line.map((cell) => String(cell ?? '').trim());
    // Surname, first name and patronymic may be in separate columns.
    const joined = cells.slice(0, 3).join(' ');
    const found = [...cells, joined].map((cell) => ({ cell, own: rowsOf(cell, rows) }));
    const hit = found.find(({ own }) => own.length > 0);
    const [row, ...others] = hit?.own ?? [];
    if (!hit || !row || others.length > 0) {
      if (hasName([...cells, joined])) {
        const alike =
          hit?.own ?? rows.filter(({ name }) => [...cells, joined].some((cell) => resembles({ name }, { name: cell })));
        const text = `${cells.filter(Boolean).join(', ')} – ${hit ? 'таких на странице несколько' : 'на этой странице нет'}`;
        unknown.push({ line: index + 1, text, mayMean: alike.length > MOST_PROPOSED ? [] : alike });
      }
      continue;
    }
    const { key } = row;
    ticked.add(key);
    const rest =
      hit.cell === joined && !cells.includes(joined) ? cells.slice(3) : cells.slice(cells.indexOf(hit.cell) + 1);
    const more = rest.find(Boolean);
    if (more) beside.set(key, more);
  }
  return { ticked, beside, unknown };
}
