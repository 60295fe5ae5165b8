import * as z from 'zod/mini';
import { jsonOf } from '../../domain/json-of.ts';
import { numberOf } from '../../domain/rows/row-key.ts';
import { type Memory, type Seal, traceOf } from './memory.ts';
import { numberedRegisters } from './numbered.ts';
import { sealShape } from './remembered.ts';

/*
 * What is noted outside of the spreadsheet's content, where a version that is brought back does not reach: the seal of its
 * memory, the highest number of each register, the people who were given their codes last, and the traces of the last letters.
 */

const noteShape = z.object({
  seal: sealShape,
  /** By table. */
  highest: z.record(z.string(), z.number()),
  /** The last codes that were given: number, and the marks by which the row is known again. */
  people: z.array(z.tuple([z.number(), z.array(z.string())])),
  /** The last letters, the latest day first: `260914` and the traces of that day, six signs each. */
  letters: z.array(z.string()),
});

/** What was noted outside of a spreadsheet's content. */
export type HighWater = z.infer<typeof noteShape>;

const MOST_PEOPLE = 25;
/** Address and name: they stand first. */
const MARKS = 2;
const TRACE = 6;
const DAY = 6;

/** The letters of each day, the latest day first: `260914` and their traces. */
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

/** As many of the last letters as there is room for, without the marks of JSON. */
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

/** The note of a memory, plain ASCII. @param room characters that it may have */
export function printHighWater(memory: Memory, seal: Seal, room: number): string {
  const numbers = (table: string) =>
    [...(memory.keys.get(table) ?? [])]
      .flatMap(([key, marks]): [number, string[]][] => [[numberOf(key) ?? 0, [...marks]]])
      .sort(([a], [b]) => b - a);
  const rest: HighWater = {
    seal,
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

/** The note as it was read; undefined where there is none of ours. */
export const readHighWater = (text: string | undefined): HighWater | undefined => jsonOf(noteShape, text);

/** Whether a spreadsheet went back behind what it had come to once: it is the same one, it knows less, or something else. */
export function isBehind(seal: Seal | undefined, expected: Seal): boolean {
  if (!seal) return true;
  return seal.school === expected.school && seal.digest !== expected.digest && seal.revision <= expected.revision;
}

function tracesOf({ letters }: HighWater): Map<string, string> {
  const traces = new Map<string, string>();
  for (const each of letters) {
    const [year, month, day] = [each.slice(0, 2), each.slice(2, 4), each.slice(4, DAY)];
    for (let at = DAY; at < each.length; at += TRACE)
      traces.set(each.slice(at, at + TRACE), `20${year}-${month}-${day}`);
  }
  return traces;
}

/** A memory with what a note outside knows besides. */
export function withHighWater(memory: Memory, note: HighWater): Memory {
  const known = new Set([...memory.letters.keys()].map(traceOf));
  const keys = new Map(memory.keys);
  for (const { table, prefix, digits } of numberedRegisters) {
    const given = new Map(keys.get(table));
    const add = (number: number, marks: readonly string[]) => {
      const key = `${prefix}${String(number).padStart(digits, '0')}`;
      if (!given.has(key)) given.set(key, marks);
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
