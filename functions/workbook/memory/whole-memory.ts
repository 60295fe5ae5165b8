import { cachedByObject } from '../../domain/cached-by-object.ts';
import { rowsOf } from '../parse-tables.ts';
import type { Snapshot } from '../snapshot.ts';
import { keysAfter } from './known-keys.ts';
import { type Memory, printMemory, saltOf } from './memory.ts';
import { recordedCells } from './recorded-cells.ts';
import { digestOf } from './seal.ts';
import { handedOver } from './sent-letters.ts';
import type { StoredMemory } from './stored-memory.ts';

/** The digest of the memory's pages. A run asks for it several times, and the text is long. */
const digestOfPages = cachedByObject((pages: StoredMemory['pages']) => ({ digest: digestOf(pages.join('')) }));

/** Whether nobody has changed the stored memory since our last write. */
export const isSealed = ({ memory, pages, seal }: StoredMemory): boolean =>
  memory !== undefined && digestOfPages(pages).digest === seal?.digest;

function fromTabs(snapshot: Snapshot): Memory {
  const { spreadsheetId, secret, remembered } = snapshot;
  const salt = remembered.memory?.salt ?? saltOf(secret);
  const letters = handedOver(rowsOf(snapshot, 'outbox'));
  const keys = keysAfter({ keys: new Map(), salt, letters }, snapshot);
  return { school: spreadsheetId, salt, letters, traces: new Map(), keys, cells: recordedCells(snapshot) };
}

/** All letters and keys on record, from the hidden memory tab and the other tabs. */
export function everythingKnown(snapshot: Snapshot): Memory {
  const { memory } = snapshot.remembered;
  const seen = fromTabs(snapshot);
  if (!memory) return seen;
  const tables = new Set([...memory.keys.keys(), ...seen.keys.keys()]);
  return {
    ...memory,
    cells: seen.cells,
    letters: new Map([...memory.letters, ...seen.letters]),
    keys: new Map(
      [...tables].map((table) => [
        table,
        new Map([...(memory.keys.get(table) ?? []), ...(seen.keys.get(table) ?? [])]),
      ]),
    ),
  };
}

/**
 * The complete memory of a workbook; undefined if something is lost. We use the stored memory if it matches the seal. Otherwise we make a memory from
 * the tabs, and use it if it matches the seal. A workbook without a stored memory and a seal starts with the memory from its tabs.
 */
export function wholeMemory(snapshot: Snapshot): Memory | undefined {
  const { remembered } = snapshot;
  const { memory, seal } = remembered;
  if (memory && isSealed(remembered)) return memory;
  const seen = fromTabs(snapshot);
  const isNew = !memory && !seal;
  return isNew || digestOf(printMemory(seen)) === seal?.digest ? seen : undefined;
}
