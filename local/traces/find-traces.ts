import { plainText } from './plain-text.ts';
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
}

export interface Traces {
  readonly found: readonly Trace[];
  /** Sources that could not be looked into, and why. */
  readonly unread: readonly { readonly place: string; readonly why: string }[];
}

/** Looks through one source. @returns why it could not be read to its end; undefined where it was */
function search({ place, bytes, opaque }: Source, sought: readonly Sought[], what: Set<string>): string | undefined {
  const look = (text: string) => {
    const plain = plainText(text);
    for (const each of sought) if (!what.has(each.what) && plain.search(each.pattern) >= 0) what.add(each.what);
  };
  look(place);
  try {
    for (const text of readings(bytes)) look(text);
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
  const found = new Map<string, Set<string>>();
  const unread = new Map<string, string>();
  for await (const source of sources) {
    const { place } = source;
    const what = found.get(place) ?? new Set<string>();
    const why = search(source, sought, what);
    if (what.size > 0) found.set(place, what);
    if (why !== undefined) unread.set(place, why);
  }
  return {
    found: [...found].map(([place, what]) => ({ place, what: [...what] })),
    unread: [...unread].map(([place, why]) => ({ place, why })),
  };
}
