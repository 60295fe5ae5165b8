import { rowsOf } from '../parse-tables.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Memory, sealed } from './memory.ts';
import { numberedRegisters, numberedRows } from './numbered.ts';
import { handedOver } from './sent-letters.ts';

/** The memory as the tabs alone would have it. */
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

/** Whatever the workbook knows, in its memory or in its tabs. */
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
 * What the workbook remembers, where that is all it ever knew: as its seal says, or, where the hidden tab was spoiled, as the
 * tabs themselves say it, if they are whole. Undefined where something is lost. A workbook that never remembered anything
 * begins with what stands in its tabs.
 */
export function wholeMemory(snapshot: Snapshot): Memory | undefined {
  const { memory, seal } = snapshot.remembered;
  const fits = (each: Memory) => !seal || sealed(each, seal.revision).digest === seal.digest;
  if (memory && fits(memory)) return memory;
  const seen = fromTabs(snapshot);
  return fits(seen) ? seen : undefined;
}
