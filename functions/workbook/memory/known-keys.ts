import { parseSettings } from '../parse-tables.ts';
import type { Snapshot } from '../snapshot.ts';
import { keyedRegisters, keyedRows } from './keyed-registers.ts';
import { isErased, type Memory } from './memory.ts';
import { replacedRows } from './replaced-people.ts';
import { trustedRows } from './restore-keys.ts';

const withoutDigests = (given: ReadonlyMap<string, readonly string[]>) =>
  new Map([...given].map(([key, marks]) => [key, isErased(marks) ? marks : []]));

/**
 * All keys that any row ever had, with the current digests of each row.
 * @param had - the workbook before our commit. If somebody replaced a person there, we do not remember the new person under the former person's key
 */
export function keysAfter(memory: Pick<Memory, 'keys' | 'salt' | 'letters'>, has: Snapshot, had = has): Memory['keys'] {
  const { keys: known, salt } = memory;
  const { privacyMode } = parseSettings(has).settings;
  const replaced = new Set(replacedRows(memory, had).map(({ key }) => key));
  const keys = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const register of keyedRegisters) {
    const { table } = register;
    // In the mode «коды» we do not keep even the digest of a name.
    const named = table === 'people' && privacyMode === 'codes';
    const before = known.get(table) ?? new Map<string, readonly string[]>();
    const given = named ? withoutDigests(before) : before;
    const rows = keyedRows(register, has.tabs.get(table), salt);
    const next = new Map(given);
    for (const { key, marks, words } of trustedRows(rows, given, register.telling.length)) {
      if (key !== undefined && !(table === 'people' && replaced.has(key))) next.set(key, [...marks, ...words]);
    }
    if (next.size > 0) keys.set(table, next);
  }
  return keys;
}
