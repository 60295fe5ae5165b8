import { parseSettings } from '../parse-tables.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Memory } from './memory.ts';
import { numberedRegisters, numberedRows } from './numbered-registers.ts';
import { trustedRows } from './restore-keys.ts';

/** All keys that any row ever had, with the current digests of each row. */
export function keysAfter({ keys: known, salt }: Pick<Memory, 'keys' | 'salt'>, has: Snapshot): Memory['keys'] {
  const { privacyMode } = parseSettings(has).settings;
  const keys = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const register of numberedRegisters) {
    const { table } = register;
    // In the mode «коды» we do not keep even the digest of a name.
    const named = table === 'people' && privacyMode === 'codes';
    const given = new Map([...(known.get(table) ?? [])].map(([key, marks]) => [key, named ? [] : marks]));
    const rows = numberedRows(register, has.tabs.get(table), salt);
    for (const { key, marks } of trustedRows(rows, given, register.telling.length)) {
      if (key !== undefined) given.set(key, marks);
    }
    if (given.size > 0) keys.set(table, given);
  }
  return keys;
}
