import * as z from 'zod/mini';
import { jsonOf } from '../../domain/json-of.ts';
import { fingerprint } from '../../domain/paper/fingerprint.ts';

const ends = ['failed', 'unknown'] as const;
export type LetterEnd = (typeof ends)[number];

/** A letter that was handed to the post, as far as it must not be forgotten. */
export interface KnownLetter {
  /** ISO date on which it went; empty where nobody knows any more. */
  readonly day: string;
  /** How it ended, where it was not simply sent: refused, or nobody knows whether it arrived. */
  readonly end?: LetterEnd;
  /** What went into a calendar with it, as the cell of «Рассылка» says it. */
  readonly calendar?: string;
}

/**
 * What happened and must not happen again, whatever becomes of the rows that people can edit: letters that went, and keys of
 * rows that were given. It holds codes and digests, never a name.
 */
export interface Memory {
  /** The spreadsheet that it belongs to. */
  readonly school: string;
  /** By notice key. */
  readonly letters: ReadonlyMap<string, KnownLetter>;
  /** Letters of which no more is known than the trace of their key and their day: a version of the spreadsheet was brought back. */
  readonly traces: ReadonlyMap<string, string>;
  /** By table: each key that a row was ever given, with the marks by which that row is known again. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** Tells one memory from another, and which of two is the later. */
export interface Seal {
  readonly school: string;
  /** Rises with each letter and each key; never goes back. */
  readonly revision: number;
  /** How many rows of «Рассылка» about letters that went are known. */
  readonly letters: number;
  /** Of the letters and the keys, without the rest. */
  readonly digest: string;
}

const DIGEST_DIGITS = 16;

/** The seal of a memory. */
export function sealed({ school, letters, traces, keys }: Memory, revision: number): Seal {
  const given = [...keys].flatMap(([table, each]) => [...each.keys()].map((key) => `${table} ${key}`));
  const all = [...letters.keys(), ...traces.keys(), ...given].sort().join('\n');
  return { school, revision, letters: letters.size + traces.size, digest: fingerprint(all, DIGEST_DIGITS) };
}

const TRACE_DIGITS = 6;

/** A short name of a letter's key, for where there is little room: one in two thousand million keys shares it. */
export function traceOf(noticeKey: string): string {
  const number = Number.parseInt(fingerprint(noticeKey, 8), 16) % 36 ** TRACE_DIGITS;
  return number.toString(36).padStart(TRACE_DIGITS, '0');
}

const SENT = 'sent';
const endText = z.enum([SENT, ...ends]);

/** Most letters are no more than their key. */
const letterText = z.union([z.string(), z.tuple([z.string(), endText]), z.tuple([z.string(), endText, z.string()])]);

/** The letters come first, by day: what was written stays where it stands while letters are added. */
const memoryText = z.object({
  school: z.string(),
  days: z.array(z.tuple([z.string(), z.array(letterText)])),
  traces: z.record(z.string(), z.string()),
  keys: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
});

function textOf(key: string, { end, calendar }: KnownLetter): z.infer<typeof letterText> {
  if (calendar !== undefined) return [key, end ?? SENT, calendar];
  return end ? [key, end] : key;
}

/** A memory as text. The same memory gives the same text. */
export function printMemory({ school, letters, traces, keys }: Memory): string {
  const byDay = new Map<string, [string, KnownLetter][]>();
  for (const each of letters) {
    const own = byDay.get(each[1].day);
    if (own) own.push(each);
    else byDay.set(each[1].day, [each]);
  }
  const sorted = <T>(all: Iterable<readonly [string, T]>) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const text: z.infer<typeof memoryText> = {
    school,
    days: sorted(byDay).map(([day, own]) => [day, sorted(own).map(([key, letter]) => textOf(key, letter))]),
    traces: Object.fromEntries(sorted(traces)),
    keys: Object.fromEntries(
      sorted(keys).map(([table, each]) => [
        table,
        Object.fromEntries(sorted(each).map(([key, marks]) => [key, [...marks]])),
      ]),
    ),
  };
  return JSON.stringify(text);
}

/** The memory of a text; undefined where somebody spoiled it. */
export function readMemory(text: string): Memory | undefined {
  const read = jsonOf(memoryText, text);
  if (!read) return undefined;
  const letters = read.days.flatMap(([day, own]) =>
    own.map((each): [string, KnownLetter] => {
      const [key, end = SENT, calendar] = typeof each === 'string' ? [each] : each;
      return [key, { day, ...(end === SENT ? {} : { end }), ...(calendar === undefined ? {} : { calendar }) }];
    }),
  );
  return {
    school: read.school,
    letters: new Map(letters),
    traces: new Map(Object.entries(read.traces)),
    keys: new Map(Object.entries(read.keys).map(([table, each]) => [table, new Map(Object.entries(each))])),
  };
}
