import { personKey } from '../../../functions/domain/names/person-key.ts';
import { csvRows } from '../../answer-file.ts';
import { mayBeOne } from '../../staff/resembles.ts';
import type { TickRow } from './tick-list.ts';

/** A pasted list of names, compared with the rows of a page. */
export interface Pasted {
  /** Keys of the rows that are on the list. */
  readonly ticked: ReadonlySet<string>;
  /** The text beside a name, by the row's key, such as the number of a certificate. */
  readonly beside: ReadonlyMap<string, string>;
  /** Lines that certainly match nobody on the page, or match several people, with the reason. */
  readonly unknown: readonly string[];
}

/** The row that a name means: the row with this name, or else the row with a similar name. Several such rows leave it open. */
function rowOf(cell: string, rows: readonly TickRow[]): TickRow | 'several' | undefined {
  const same = rows.filter(({ name }) => personKey(name) === personKey(cell));
  const alike = same.length > 0 ? same : rows.filter(({ name }) => mayBeOne(name, cell));
  return alike.length > 1 ? 'several' : alike[0];
}

/** Whether a line may contain a person's name, and is not a header. */
const hasName = (cells: readonly string[]) =>
  cells.some((cell) => /\p{Lu}\p{Ll}+[\s.]+\p{Lu}/u.test(cell)) &&
  !cells.some((cell) => /^ф\.?\s*и\.?\s*о/iu.test(cell));

/** Reads a list pasted from a spreadsheet: one person per line, with or without a text beside the name. */
export function readPastedNames(text: string, rows: readonly TickRow[]): Pasted {
  const ticked = new Set<string>();
  const beside = new Map<string, string>();
  const unknown: string[] = [];
  for (const line of csvRows(new TextEncoder().encode(text))) {
    const cells = line.map((cell) => String(cell ?? '').trim());
    // Surname, first name and patronymic may be in separate columns.
    const joined = cells.slice(0, 3).join(' ');
    const found = [...cells, joined].map((cell) => ({ cell, row: cell ? rowOf(cell, rows) : undefined }));
    const hit = found.find(({ row }) => row !== undefined);
    if (!hit?.row || hit.row === 'several') {
      if (hasName([...cells, joined])) {
        unknown.push(`${cells.filter(Boolean).join(', ')} – ${hit ? 'таких на листе несколько' : 'на этом листе нет'}`);
      }
      continue;
    }
    const { key } = hit.row;
    ticked.add(key);
    const rest =
      hit.cell === joined && !cells.includes(joined) ? cells.slice(3) : cells.slice(cells.indexOf(hit.cell) + 1);
    const more = rest.find(Boolean);
    if (more) beside.set(key, more);
  }
  return { ticked, beside, unknown };
}
