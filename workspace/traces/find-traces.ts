import { setImmediate } from 'node:timers/promises';
import { decodedTexts } from './decoded-texts.ts';
import { type FindTraces, traceFinder } from './trace-finder.ts';
import type { TracePattern } from './trace-patterns.ts';
import { type OnUnsearchable, Unreadable } from './unpacked.ts';

/** Data to search for traces: a file, or a document of a database. */
export interface Source {
  /** The place in words that people know: `документы/План.docx`. The search includes this text. */
  readonly place: string;
  readonly bytes: Buffer;
  /** The Russian name of a format without searchable text, such as an image. */
  readonly opaque?: string;
}

export interface Trace {
  readonly place: string;
  /** «фамилия», «адрес почты». */
  readonly what: readonly string[];
  /** Whether at least one trace is certain. Any other trace may have another meaning or belong to another person. */
  readonly surely: boolean;
}

export interface Traces {
  readonly found: readonly Trace[];
  /** Sources that could not be read, with the reason. */
  readonly unread: readonly { readonly place: string; readonly why: string }[];
}

/** Whether bytes contain a certain trace of a person, only uncertain traces, or no trace. */
export type Certainty = 'surely' | 'perhaps' | 'none';

/**
 * Makes a function that searches bytes, and tells the formats of parts without searchable text.
 * @throws Unreadable if a part cannot be read and no certain trace was found before
 */
export function traceDetector(
  sought: readonly TracePattern[],
): (bytes: Buffer, onUnsearchable?: OnUnsearchable) => Certainty {
  const look = traceFinder(sought);
  return (bytes, onUnsearchable) => {
    const seen = new Set<TracePattern>();
    for (const text of decodedTexts(bytes, onUnsearchable))
      if ([...look(text, seen)].some(({ certain }) => certain)) return 'surely';
    return seen.size > 0 ? 'perhaps' : 'none';
  };
}

/** Makes a function that tells whether bytes surely contain a trace. An unreadable part counts as empty. */
export function certainTraceDetector(sought: readonly TracePattern[]): (bytes: Buffer) => boolean {
  const tell = traceDetector(sought.filter(({ certain }) => certain));
  return (bytes) => {
    try {
      return tell(bytes) === 'surely';
    } catch (error) {
      if (error instanceof Unreadable) return false;
      throw error;
    }
  };
}

/** Searches one source, and tells why parts of it could not be read. */
function search(
  { place, bytes, opaque }: Source,
  look: FindTraces,
  seen: Set<TracePattern>,
  onUnsearchable: OnUnsearchable,
): void {
  look(place, seen);
  if (opaque) onUnsearchable(opaque);
  try {
    for (const text of decodedTexts(bytes, onUnsearchable)) look(text, seen);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    onUnsearchable(error.why);
  }
}

/**
 * Searches sources for traces of a person, in any encoding.
 * @example await findTraces(filesOf('.nastavnik'), tracePatterns(person, [])) // { found: [], unread: [] }: no trace is
 * left
 */
export async function findTraces(
  sources: AsyncIterable<Source> | Iterable<Source>,
  sought: readonly TracePattern[],
): Promise<Traces> {
  const found = new Map<string, Set<TracePattern>>();
  const unread = new Map<string, Set<string>>();
  const look = traceFinder(sought);
  for await (const source of sources) {
    // A search takes minutes; meanwhile the program must answer other requests.
    await setImmediate();
    const { place } = source;
    const seen = found.get(place) ?? new Set<TracePattern>();
    const why = unread.get(place) ?? new Set<string>();
    search(source, look, seen, (kind) => why.add(kind));
    if (seen.size > 0) found.set(place, seen);
    if (why.size > 0) unread.set(place, why);
  }
  return {
    found: [...found].map(([place, seen]) => ({
      place,
      what: [...new Set([...seen].map(({ what }) => what))],
      surely: [...seen].some(({ certain }) => certain),
    })),
    unread: [...unread].map(([place, why]) => ({ place, why: [...why].join(', ') })),
  };
}
