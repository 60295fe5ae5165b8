import { setImmediate } from 'node:timers/promises';
import { type Look, lookout } from './lookout.ts';
import { readings } from './readings.ts';
import type { Sought } from './sought.ts';
import { Unreadable } from './unpacked.ts';

/** Something that may hold traces: a file, a document of a database. */
export interface Source {
  /** What people call it: `документы/План.docx`. Its name is searched as well. */
  readonly place: string;
  readonly bytes: Buffer;
  /** What it is, in Russian, where letters in it are no letters: a picture. */
  readonly opaque?: string;
}

/** A source where something was found. */
export interface Trace {
  readonly place: string;
  /** «фамилия», «адрес почты». */
  readonly what: readonly string[];
  /** False where all of it may mean something else, or somebody else. */
  readonly surely: boolean;
}

export interface Traces {
  readonly found: readonly Trace[];
  /** Sources that could not be looked into, and why. */
  readonly unread: readonly { readonly place: string; readonly why: string }[];
}

/** Whether bytes tell of a person: surely, with words that may mean something else, or not at all. */
export type Telling = 'surely' | 'perhaps' | 'silent';

/** Searches bytes. @throws Unreadable where something in them cannot be looked into, and nothing else surely tells */
export function teller(sought: readonly Sought[]): (bytes: Buffer) => Telling {
  const look = lookout(sought);
  return (bytes) => {
    const seen = new Set<Sought>();
    for (const text of readings(bytes)) if ([...look(text, seen)].some(({ certain }) => certain)) return 'surely';
    return seen.size > 0 ? 'perhaps' : 'silent';
  };
}

/** Tells whether bytes surely tell of the person, as far as they can be looked into. */
export function surelyTeller(sought: readonly Sought[]): (bytes: Buffer) => boolean {
  const tell = teller(sought.filter(({ certain }) => certain));
  return (bytes) => {
    try {
      return tell(bytes) === 'surely';
    } catch (error) {
      if (error instanceof Unreadable) return false;
      throw error;
    }
  };
}

/** Looks through one source. @returns why it could not be read to its end; undefined where it was */
function search({ place, bytes, opaque }: Source, look: Look, seen: Set<Sought>): string | undefined {
  look(place, seen);
  try {
    for (const text of readings(bytes)) look(text, seen);
    return opaque;
  } catch (error) {
    if (error instanceof Unreadable) return error.why;
    throw error;
  }
}

/**
 * Looks for somebody in all that sources hold, however it is written down there.
 * @example await findTraces(filesOf('.nastavnik'), soughtOf(person, [])) // { found: [], unread: [] }: nothing is left
 */
export async function findTraces(
  sources: AsyncIterable<Source> | Iterable<Source>,
  sought: readonly Sought[],
): Promise<Traces> {
  const found = new Map<string, Set<Sought>>();
  const unread = new Map<string, string>();
  const look = lookout(sought);
  for await (const source of sources) {
    // A search takes minutes: whoever works with the same program is answered in between.
    await setImmediate();
    const { place } = source;
    const seen = found.get(place) ?? new Set<Sought>();
    const why = search(source, look, seen);
    if (seen.size > 0) found.set(place, seen);
    if (why !== undefined) unread.set(place, why);
  }
  return {
    found: [...found].map(([place, seen]) => ({
      place,
      what: [...new Set([...seen].map(({ what }) => what))],
      surely: [...seen].some(({ certain }) => certain),
    })),
    unread: [...unread].map(([place, why]) => ({ place, why })),
  };
}
