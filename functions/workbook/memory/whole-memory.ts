import { rowsOf } from '../parse-tables.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Memory, sealed } from './memory.ts';
import { numberedRegisters, numberedRows } from './numbered-registers.ts';
import { handedOver } from './sent-letters.ts';

/** A memory made from the tabs alone. */
function fromTabs(snapshot: Snapshot): Memory {
  const keys = numberedRegisters.flatMap((register) => {
    const rows = numberedRows(register, snapshot.tabs.get(register.table), snapshot.secret);
    const given = rows.flatMap(({ key, marks }) => (key === undefined ? [] : [[key, marks] as const]));
    return given.length > 0 ? [[register.table as string, new Map(given)] as const] : [];
  });
  return {
    school: snapshot.spreadsheetId,
    letters: handedOver(rowsOf(snapshot, 'outbox')),
    traces: new Map(),
    keys: new Map(keys),
  };
}

/** All letters and keys on record, from the hidden memory tab and the other tabs. */
export function everythingKnown(snapshot: Snapshot): Memory {
  const { memory } = snapshot.remembered;
  const seen = fromTabs(snapshot);
  if (!memory) return seen;
  const tables = new Set([...memory.keys.keys(), ...seen.keys.keys()]);
  return {
    ...memory,
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
  const { memory, seal } = snapshot.remembered;
  const fits = (each: Memory) => !seal || sealed(each, seal.revision).digest === seal.digest;
  if (memory && fits(memory)) return memory;
  const seen = fromTabs(snapshot);
  return fits(seen) ? seen : undefined;
}
