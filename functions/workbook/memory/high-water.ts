import * as z from 'zod/mini';
import { jsonOf } from '../../domain/json-of.ts';
import { numberOf } from '../../domain/rows/row-key.ts';
import { numberedKey, numberedRegisters } from './keyed-registers.ts';
import { ERASED, isErased, type Memory, traceOf } from './memory.ts';
import { type Seal, sealShape, withoutFormer } from './seal.ts';

/*
 * A note outside of the spreadsheet's content. The note stays when somebody restores an older version of the spreadsheet. It contains the seal of the
 * memory (its revision and digest), the highest number of each register, the people with the latest codes, and traces (short digests) of the latest
 * letters.
 */

const noteShape = z.object({
  seal: sealShape,
  /** The highest key number, by table. */
  highest: z.record(z.string(), z.number()),
  /** The latest codes of people: each number, with the digests that identify the person's row. */
  people: z.array(z.tuple([z.number(), z.array(z.string())])),
  /**
   * The latest letters, one text for each day, the latest day first. A text begins with the day (`260914`), followed by a trace of six characters for
   * each letter.
   */
  letters: z.array(z.string()),
});

/** The note outside of a spreadsheet's content. */
export type HighWater = z.infer<typeof noteShape>;

/** Replaces the digest of the memory where nobody knows it. */
const UNCERTAIN = 'unknown';

const MOST_PEOPLE = 25;
/** A person has two digests in the note: of the address and of the name. */
const MARKS = 2;
const TRACE = 6;
const DAY = 6;

/** One text for each day, the latest day first: the day (`260914`), then the traces of its letters. */
function lettersByDay({ letters, traces }: Pick<Memory, 'letters' | 'traces'>): string[] {
  const known = [
    ...[...letters].map(([key, { day }]) => [day, traceOf(key)] as const),
    ...[...traces].map(([trace, day]) => [day, trace] as const),
  ];
  const byDay = new Map<string, string>();
  for (const [day, trace] of known.toSorted(([a], [b]) => (a < b ? 1 : -1))) {
    const short = day.replaceAll('-', '').slice(2).padStart(DAY, '0');
    byDay.set(short, `${byDay.get(short) ?? short}${trace}`);
  }
  return [...byDay.values()];
}

/** The latest letters that fit into `room` characters. Each text needs three more characters for the punctuation of JSON. */
function fitting(days: readonly string[], room: number): string[] {
  const kept: string[] = [];
  let left = room;
  for (const day of days) {
    const whole = Math.floor((left - 3 - DAY) / TRACE) * TRACE + DAY;
    if (whole <= DAY) break;
    kept.push(day.slice(0, whole));
    left -= Math.min(day.length, whole) + 3;
  }
  return kept;
}

/** More numbers than a school can have given since its last backup. */
const SKIPPED = 500;

/**
 * A note for a spreadsheet whose own note is lost: nobody knows what was sent and which numbers were given after this memory. The note is therefore
 * later than the memory, so that letters wait for the curator, and the next {@link SKIPPED} numbers of each register count as given.
 * @param room - the maximum length of the note in characters
 */
export function printUncertain(memory: Memory, seal: Seal, room: number): string {
  const keys = new Map(memory.keys);
  for (const register of numberedRegisters) {
    const given = memory.keys.get(register.table);
    if (!given || given.size === 0) continue;
    const highest = Math.max(...[...given.keys()].map((key) => numberOf(key) ?? 0));
    keys.set(register.table, new Map([...given, [numberedKey(register, highest + SKIPPED), []]]));
  }
  return printHighWater({ ...memory, keys }, { ...seal, revision: seal.revision + 1, digest: UNCERTAIN }, room);
}

/** The note about a memory, in ASCII. @param room - the maximum length of the note in characters */
export function printHighWater(memory: Memory, seal: Seal, room: number): string {
  const numbers = (table: string) =>
    [...(memory.keys.get(table) ?? [])]
      .flatMap(([key, marks]): [number, string[]][] => [[numberOf(key) ?? 0, [...marks]]])
      .sort(([a], [b]) => b - a);
  const rest: HighWater = {
    seal: withoutFormer(seal),
    highest: Object.fromEntries(
      numberedRegisters.flatMap(({ table }) => {
        const [highest] = numbers(table);
        return highest ? [[table, highest[0]] as const] : [];
      }),
    ),
    people: numbers('people')
      .slice(0, MOST_PEOPLE)
      .map(([number, marks]) => [number, marks.slice(0, MARKS)]),
    letters: [],
  };
  const left = room - JSON.stringify(rest).length;
  return JSON.stringify({ ...rest, letters: fitting(lettersByDay(memory), left) });
}

/** The text of a note without the digests of an erased person; undefined if the note has no digests of this person. */
export function withoutErased(note: HighWater, code: string): string | undefined {
  const isOwn = ([number, marks]: HighWater['people'][number]) => number === numberOf(code) && !isErased(marks);
  if (!note.people.some(isOwn)) return undefined;
  const people = note.people.map((each) => (isOwn(each) ? [each[0], ERASED] : each));
  return JSON.stringify({ ...note, people });
}

/** Reads a note; undefined if the text is not ours. */
export const readHighWater = (text: string | undefined): HighWater | undefined => jsonOf(noteShape, text);

function tracesOf({ letters }: HighWater): Map<string, string> {
  const traces = new Map<string, string>();
  for (const each of letters) {
    const [year, month, day] = [each.slice(0, 2), each.slice(2, 4), each.slice(4, DAY)];
    for (let at = DAY; at < each.length; at += TRACE)
      traces.set(each.slice(at, at + TRACE), `20${year}-${month}-${day}`);
  }
  return traces;
}

/** Adds to a memory the letters and keys that only the note contains. */
export function withHighWater(memory: Memory, note: HighWater): Memory {
  const known = new Set([...memory.letters.keys()].map(traceOf));
  const keys = new Map(memory.keys);
  for (const register of numberedRegisters) {
    const { table } = register;
    const given = new Map(keys.get(table));
    const add = (number: number, marks: readonly string[]) => {
      const key = numberedKey(register, number);
      const own = given.get(key);
      // If the note has other digests than the memory, the note counts, because people may have exchanged codes. But after somebody restored an older
      // version of the table, it may contain the row of an erased person again; this row keeps its digests.
      const isCorrected = isErased(marks)
        ? own?.length === 0
        : own && own.length > 0 && marks.length > 0 && !isErased(own);
      if (own === undefined || isCorrected) given.set(key, marks);
    };
    if (table === 'people') for (const [number, marks] of note.people) add(number, marks);
    const highest = note.highest[table];
    if (highest !== undefined && highest > 0) add(highest, []);
    if (given.size > 0) keys.set(table, given);
  }
  return {
    ...memory,
    keys,
    traces: new Map([...memory.traces, ...[...tracesOf(note)].filter(([trace]) => !known.has(trace))]),
  };
}
