import { rowsOf } from '../parse-tables.ts';
import type { Snapshot } from '../snapshot.ts';
import { memoryOrHold } from './hold-cause.ts';
import { peopleRows } from './keyed-registers.ts';
import { keysAfter } from './known-keys.ts';
import { ERASED, type KnownLetter, type Memory, printMemory, traceOf } from './memory.ts';
import { recordedCells } from './recorded-cells.ts';
import { nextSeal, type Seal } from './seal.ts';
import { handedOver } from './sent-letters.ts';
import type { NextMemory } from './stored-memory.ts';
import { isSealed } from './whole-memory.ts';

/**
 * The sent letters after a commit: the letters sent before, and the letters that «Рассылка» now shows as sent. If the mail server accepts a letter
 * only later, the commit marks it as not sent, and it no longer counts.
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

/** The memory after a commit, made from the memory before the commit. */
function memoryAfter({ salt, letters, traces, keys }: Memory, had: Snapshot, has: Snapshot): Memory {
  const after = lettersAfter(letters, had, has);
  const found = new Set([...after.keys()].map(traces.size > 0 ? traceOf : String));
  return {
    school: has.spreadsheetId,
    salt,
    letters: after,
    traces: new Map([...traces].filter(([trace]) => !found.has(trace))),
    keys: keysAfter({ keys, salt, letters }, has, had),
    cells: recordedCells(has),
  };
}

/** A memory as text, with the seal that follows the seal `before`. */
export function underSeal(memory: Memory, before: Seal | undefined): Required<NextMemory> {
  const text = printMemory(memory);
  const letters = memory.letters.size + memory.traces.size;
  return { memory, text, seal: nextSeal({ school: memory.school, letters, text }, before) };
}

/**
 * The memory of a workbook after a commit; undefined while letters are on hold, because the workbook may have lost data.
 * @param has - the workbook after the commit
 */
export function memoryAfterCommit(had: Snapshot, has: Snapshot): NextMemory | undefined {
  const { memory } = memoryOrHold(had);
  return memory && underSeal(memoryAfter(memory, had, has), had.remembered.seal);
}

/** Whether «Участники» still has the person's name or address, because a search still finds the person. */
const isSpared = (code: string, has: Snapshot, salt: string): boolean =>
  peopleRows(has, salt).some(({ key, telling }) => key === code && telling.length > 0);

function withoutPerson(
  { letters, keys, cells, ...rest }: Memory,
  code: string,
  has: Snapshot,
  redact: (text: string) => string,
): Memory {
  // Digests of other rows may contain the person's name. The next commit computes them anew.
  const cleared = [...keys].map(([table, each]): [string, ReadonlyMap<string, readonly string[]>] =>
    table === 'people' ? [table, each] : [table, new Map([...each.keys()].map((key) => [key, []]))],
  );
  const people = keys.get('people');
  const own = isSpared(code, has, rest.salt) ? [] : ERASED;
  return {
    ...rest,
    cells: new Map(
      [...cells].map(([table, rows]) => [
        table,
        new Map(
          [...rows].map(([key, facts]) => [key, facts.map((fact) => (typeof fact === 'string' ? redact(fact) : fact))]),
        ),
      ]),
    ),
    letters: new Map(
      [...letters].map(([key, { calendar, ...letter }]): [string, KnownLetter] => {
        const isOthers = key.split('|')[1] !== code;
        return [key, calendar !== undefined && isOthers ? { ...letter, calendar: redact(calendar) } : letter];
      }),
    ),
    keys: new Map([...cleared, ...(people?.has(code) ? [['people', new Map([...people, [code, own]])] as const] : [])]),
  };
}

/**
 * Makes a function that returns the memory after a person's erasure. The memory loses the person's calendar entries and the digests of the person's
 * row in the base. It keeps the fact that a letter was sent, because the letter's row in the workbook stays.
 * @param redact - removes the person's name from a text
 */
export function forgetPerson(code: string, redact: (text: string) => string): typeof memoryAfterCommit {
  return (had, has) => {
    const { remembered } = had;
    const memory = memoryAfterCommit(had, has)?.memory ?? remembered.memory;
    if (!memory) return undefined;
    const { seal, ...next } = underSeal(withoutPerson(memory, code, has, redact), remembered.seal);
    // A new seal would hide that the memory is damaged.
    return isSealed(remembered) ? { ...next, seal } : next;
  };
}
