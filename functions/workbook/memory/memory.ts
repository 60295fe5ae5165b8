import * as z from 'zod/mini';
import type { Raw } from '../../../sheets-schema/cell.ts';
import { jsonOf } from '../../domain/json-of.ts';
import { fingerprint } from '../../domain/paper/fingerprint.ts';

const ends = ['failed', 'unknown'] as const;
export type LetterEnd = (typeof ends)[number];

/** The facts about a sent letter that Nastavnik must remember. */
export interface KnownLetter {
  /** ISO date of sending; empty if unknown. */
  readonly day: string;
  /** The outcome, if the letter was not simply sent: `failed` for a refused letter, `unknown` if nobody knows whether the letter arrived. */
  readonly end?: LetterEnd;
  /** The letter's calendar entries, as written in «Рассылка». */
  readonly calendar?: string;
}

/**
 * The sent letters and the used keys. We remember them so that no letter goes out twice and no key gets a second row, whatever people do to the rows.
 * The memory identifies people by codes and digests, not by names.
 */
export interface Memory {
  /** Id of the memory's spreadsheet. */
  readonly school: string;
  /** Makes the digests in {@link Memory.keys} different from those of other schools. Stays the same when the secret of the links changes. */
  readonly salt: string;
  readonly letters: ReadonlyMap<string, KnownLetter>;
  /** The days of letters that we know only by trace (a short digest of the key), because somebody restored an older version of the spreadsheet. */
  readonly traces: ReadonlyMap<string, string>;
  /** For each table: every key that any row ever had, with the digests that identify the row, or {@link ERASED}. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** For each table and key: the facts in the row that no run can derive again. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, readonly (Raw | null)[]>>;
}

/** Replaces the digests of an erased person in {@link Memory.keys}. Nobody else ever gets the person's code. */
export const ERASED: readonly string[] = ['erased'];
export const isErased = (marks: readonly string[] | undefined): boolean => marks?.[0] === ERASED[0];

/** The salt of a new memory. */
export const saltOf = (secret: string): string => fingerprint(JSON.stringify(['memory', secret]), 16);

const TRACE_DIGITS = 6;

/** A short digest of a letter's key, because the note has little room. The chance that two keys have the same digest is 1 in 2,000,000,000. */
export function traceOf(noticeKey: string): string {
  const number = Number.parseInt(fingerprint(noticeKey, 8), 16) % 36 ** TRACE_DIGITS;
  return number.toString(36).padStart(TRACE_DIGITS, '0');
}

const SENT = 'sent';
const endText = z.enum([SENT, ...ends]);

/** For most letters we store only the key. */
const letterText = z.union([z.string(), z.tuple([z.string(), endText]), z.tuple([z.string(), endText, z.string()])]);

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Letters come first, sorted by day, so that new letters do not shift the earlier text. */
const memoryText = z.object({
  school: z.string(),
  salt: z.string(),
  days: z.array(z.tuple([z.string(), z.array(letterText)])),
  traces: z.record(z.string(), z.string()),
  keys: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
  /** Absent in a memory that an earlier version of the program wrote. */
  cells: z.optional(z.record(z.string(), z.record(z.string(), z.array(fact)))),
});

function textOf(key: string, { end, calendar }: KnownLetter): z.infer<typeof letterText> {
  if (calendar !== undefined) return [key, end ?? SENT, calendar];
  return end ? [key, end] : key;
}

/** Converts a {@link Memory} to text. Equal memories give the same text. */
export function printMemory({ school, salt, letters, traces, keys, cells }: Memory): string {
  const byDay = new Map<string, [string, KnownLetter][]>();
  for (const each of letters) {
    const own = byDay.get(each[1].day);
    if (own) own.push(each);
    else byDay.set(each[1].day, [each]);
  }
  const sorted = <T>(all: Iterable<readonly [string, T]>) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const byRow = <T>(of: ReadonlyMap<string, ReadonlyMap<string, readonly T[]>>) =>
    Object.fromEntries(
      sorted(of).map(([table, each]) => [
        table,
        Object.fromEntries(sorted(each).map(([key, own]): [string, T[]] => [key, [...own]])),
      ]),
    );
  const text: z.infer<typeof memoryText> = {
    school,
    salt,
    days: sorted(byDay).map(([day, own]) => [day, sorted(own).map(([key, letter]) => textOf(key, letter))]),
    traces: Object.fromEntries(sorted(traces)),
    keys: byRow(keys),
    cells: byRow(cells),
  };
  return JSON.stringify(text);
}

const rowsOf = <T>(of: Readonly<Record<string, Readonly<Record<string, T>>>>) =>
  new Map(Object.entries(of).map(([table, each]) => [table, new Map(Object.entries(each))]));

/** Converts a text to a {@link Memory}; undefined if the text is not valid. */
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
    salt: read.salt,
    letters: new Map(letters),
    traces: new Map(Object.entries(read.traces)),
    keys: rowsOf(read.keys),
    cells: rowsOf(read.cells ?? {}),
  };
}
