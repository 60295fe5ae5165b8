import type { Settings } from '../../../sheets-schema/settings.ts';
import { parseSettings, rowsOf } from '../parse-tables.ts';
import type { Snapshot } from '../snapshot.ts';
import { memoryOrHold } from './hold-cause.ts';
import { type KnownLetter, type Memory, type Seal, sealed, traceOf } from './memory.ts';
import { numberedRegisters, numberedRows } from './numbered-registers.ts';
import { trustedRows } from './restore-keys.ts';
import { handedOver } from './sent-letters.ts';
import type { NextMemory } from './stored-memory.ts';

/**
 * The known letters after a commit: the letters known before, and the letters now in «Рассылка». If the commit itself marks a letter as not sent,
 * because the mail server put it off, the letter no longer counts as sent.
 */
function lettersAfter(known: Memory['letters'], had: Snapshot, has: Snapshot): ReadonlyMap<string, KnownLetter> {
  const before = handedOver(rowsOf(had, 'outbox'));
  const isTouched = had.tabs.get('outbox') !== has.tabs.get('outbox');
  const now = isTouched ? handedOver(rowsOf(has, 'outbox')) : before;
  const letters = new Map(known);
  for (const key of before.keys()) if (!now.has(key)) letters.delete(key);
  for (const [key, letter] of now) letters.set(key, letter);
  return letters;
}

/** All keys that any row ever had, with the current digests of each row. */
function keysAfter(
  known: Memory['keys'],
  has: Snapshot,
  { privacyMode }: Pick<Settings, 'privacyMode'>,
): Memory['keys'] {
  const keys = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const register of numberedRegisters) {
    const { table } = register;
    // In the mode «коды» we do not keep even the digest of a name.
    const named = table === 'people' && privacyMode === 'codes';
    const given = new Map([...(known.get(table) ?? [])].map(([key, marks]) => [key, named ? [] : marks]));
    const rows = numberedRows(register, has.tabs.get(table), has.secret);
    for (const { key, marks } of trustedRows(rows, given, register.telling.length)) {
      if (key !== undefined) given.set(key, marks);
    }
    if (given.size > 0) keys.set(table, given);
  }
  return keys;
}

/** The memory after a commit, made from the memory before the commit. */
function memoryAfter({ letters, traces, keys }: Memory, had: Snapshot, has: Snapshot): Memory {
  const after = lettersAfter(letters, had, has);
  const found = new Set([...after.keys()].map(traces.size > 0 ? traceOf : String));
  return {
    school: has.spreadsheetId,
    letters: after,
    traces: new Map([...traces].filter(([trace]) => !found.has(trace))),
    keys: keysAfter(keys, has, parseSettings(has).settings),
  };
}

/** Adds a seal to a memory. The earlier seal stays if letters and keys are unchanged. Otherwise the seal gets the next revision. */
function underSeal(memory: Memory, before: Seal | undefined): NextMemory {
  const seal = sealed(memory, before?.revision ?? 0);
  if (before && before.digest === seal.digest && before.school === seal.school) return { memory, seal: before };
  return { memory, seal: { ...seal, revision: seal.revision + 1 } };
}

/**
 * The memory of a workbook after a commit; undefined while letters are on hold, because the workbook may have lost data.
 * @param has - the workbook after the commit
 */
export function memoryAfterCommit(had: Snapshot, has: Snapshot): NextMemory | undefined {
  const { memory } = memoryOrHold(had);
  return memory && underSeal(memoryAfter(memory, had, has), had.remembered.seal);
}

function withoutPerson({ letters, keys, ...rest }: Memory, code: string, redact: (text: string) => string): Memory {
  const people = keys.get('people');
  return {
    ...rest,
    letters: new Map(
      [...letters].map(([key, { calendar, ...letter }]): [string, KnownLetter] => {
        const isOthers = key.split('|')[1] !== code;
        return [key, calendar !== undefined && isOthers ? { ...letter, calendar: redact(calendar) } : letter];
      }),
    ),
    keys: people?.has(code) ? new Map([...keys, ['people', new Map([...people, [code, []]])]]) : keys,
  };
}

/**
 * Makes a function that gives the memory after a person's erasure, without the person's calendar entries and the digests of their row. The memory
 * still shows that a letter was sent, because the letter's row stays too.
 * @param redact - removes the person's name from a text
 */
export function forgetPerson(code: string, redact: (text: string) => string): typeof memoryAfterCommit {
  return (had, has) => {
    const { memory, seal } = had.remembered;
    const lesson = memoryAfterCommit(had, has) ?? (memory && seal ? { memory, seal } : undefined);
    return lesson && { ...lesson, memory: withoutPerson(lesson.memory, code, redact) };
  };
}
