import { personKey } from '../../../functions/domain/names/person-key.ts';
import { csvRows } from '../../answer-file.ts';
import { mayBeOne } from '../../staff/resembles.ts';
import type { TickRow } from './tick-list.ts';

/** A pasted list of names, compared with the rows of a page. */
export interface Pasted {
  /** Keys of the rows that are on the list. */
  readonly ticked: ReadonlySet<string>;
  /** What stands beside a name, by the row's key: the number of a certificate, for example. */
  readonly beside: ReadonlyMap<string, string>;
  /** Lines that nobody on the page certainly is, with the reason. */
  readonly unknown: readonly string[];
}

/** The only row that a name can mean: the row with this name, or else the only one that resembles it. */
function rowOf(cell: string, rows: readonly TickRow[]): TickRow | 'several' | undefined {
  const same = rows.filter(({ name }) => personKey(name) === personKey(cell));
  const alike = same.length > 0 ? same : rows.filter(({ name }) => mayBeOne(name, cell));
  return alike.length > 1 ? 'several' : alike[0];
}

/** Whether a line may be a person's, and no header or number. */
const hasName = (cells: readonly string[]) =>
  cells.some((cell) => /\p{Lu}\p{Ll}+[\s.]+\p{Lu}/u.test(cell)) &&
  !cells.some((cell) => /^ф\.?\s*и\.?\s*о/iu.test(cell));

/** Reads a list pasted from a spreadsheet: one person in each line, with something beside the name or not. */
export function readPastedNames(text: string, rows: readonly TickRow[]): Pasted {
  const ticked = new Set<string>();
  const beside = new Map<string, string>();
  const unknown: string[] = [];
  for (const line of csvRows(new TextEncoder().encode(text))) {
    const cells = line.map((cell) => String(cell ?? '').trim());
    // Surname, first name and patronymic may stand in columns of their own.
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
