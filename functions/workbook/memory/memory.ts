import * as z from 'zod/mini';
import { jsonOf } from '../../domain/json-of.ts';
import { fingerprint } from '../../domain/paper/fingerprint.ts';

const ends = ['failed', 'unknown'] as const;
export type LetterEnd = (typeof ends)[number];

/** The facts about a sent letter that must not be forgotten. */
export interface KnownLetter {
  /** ISO date of sending; empty if unknown. */
  readonly day: string;
  /** How it ended if not simply sent: refused, or nobody knows whether it arrived. */
  readonly end?: LetterEnd;
  /** The calendar entries that went with it, as the cell of «Рассылка» has them. */
  readonly calendar?: string;
}

/**
 * Events that must not happen twice, whatever people do to the rows: letters that were sent and keys that rows were given. Contains
 * codes and digests, never a name.
 */
export interface Memory {
  /** The id of its spreadsheet. */
  readonly school: string;
  /** By notice key. */
  readonly letters: ReadonlyMap<string, KnownLetter>;
  /** Letters of which only a trace of the key and the day are known, because an older version of the spreadsheet was restored. */
  readonly traces: ReadonlyMap<string, string>;
  /** By table: every key that a row was ever given, with the marks that identify the row. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** Identifies a memory and tells which of two is later. */
export interface Seal {
  readonly school: string;
  /** Rises with each letter and each key; never falls. */
  readonly revision: number;
  /** The number of known rows of «Рассылка» about sent letters. */
  readonly letters: number;
  /** Digest of the letters and the keys alone. */
  readonly digest: string;
}

const DIGEST_DIGITS = 16;

/** Makes the seal of a memory. */
export function sealed({ school, letters, traces, keys }: Memory, revision: number): Seal {
  const given = [...keys].flatMap(([table, each]) => [...each.keys()].map((key) => `${table} ${key}`));
  const all = [...letters.keys(), ...traces.keys(), ...given].sort().join('\n');
  return { school, revision, letters: letters.size + traces.size, digest: fingerprint(all, DIGEST_DIGITS) };
}

const TRACE_DIGITS = 6;

/** A short name for a letter's key, for the note with its little room: the chance that two keys share one is 1 in two thousand million. */
export function traceOf(noticeKey: string): string {
  const number = Number.parseInt(fingerprint(noticeKey, 8), 16) % 36 ** TRACE_DIGITS;
  return number.toString(36).padStart(TRACE_DIGITS, '0');
}

const SENT = 'sent';
const endText = z.enum([SENT, ...ends]);

/** For most letters the key alone is stored. */
const letterText = z.union([z.string(), z.tuple([z.string(), endText]), z.tuple([z.string(), endText, z.string()])]);

/** Letters come first, by day: new letters then leave the earlier text in place. */
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

/** Writes a memory as text. The same memory gives the same text. */
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

/** Reads a memory from text; undefined if somebody spoiled it. */
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
