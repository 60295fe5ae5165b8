import { isUtf8 } from 'node:buffer';
import { type Bytes, bufferOf, bytesOf } from './bytes.ts';
import { withoutEscapes } from './escapes.ts';
import { unpacked } from './unpacked.ts';
import { wideTexts } from './wide.ts';
import { wrapped } from './wrappings.ts';

/** Deeper than this nobody wraps by accident. */
const DEEPEST = 8;
/** So many times escapes may stand within escapes: JSON as a text in JSON, an address within an address. */
const MOST_ROUNDS = 4;

/** Runs of bytes that may be text; between them stand signs that no text has. */
const RUNS = /[\t\n\r -ÿ]{4,}/g;
/** Stands between what was found apart, so that nothing takes it for one. */
const APART = '\0\n';

const joined = (pieces: readonly Bytes[]): Buffer => bufferOf(pieces.join(APART));

/** Alphabets of one byte a letter that Russian programs wrote in, and some still do. */
const OLD_ALPHABETS = ['windows-1251', 'koi8-r', 'ibm866'].map((name) => new TextDecoder(name));

/** What a file with records may have put right before a text, or right behind it. */
const EDGES = /^[\s\S]{0,8}?(?=[ -~])|(?<=[ -~])[\x80-\xff]{1,8}$/g;
const isOld = (run: Bytes) => /[\x80-\xff]{3}/.test(run) && !isUtf8(bufferOf(run.replace(EDGES, '')));

function* spelled(runs: readonly Bytes[]): Generator<string> {
  if (runs.length > 0) yield joined(runs).toString('utf8');
  const old = runs.filter(isOld);
  if (old.length > 0) for (const alphabet of OLD_ALPHABETS) yield alphabet.decode(joined(old));
}

/** Pieces that were read, and how deep. */
type Read = Map<Bytes, number>;

/** The pieces that were not read before, as deep as now or less so. */
function unreadOf(pieces: readonly Bytes[], depth: number, read: Read): readonly Bytes[] {
  return pieces.filter((piece) => {
    const before = read.get(piece);
    if (before !== undefined && before <= depth) return false;
    read.set(piece, depth);
    return true;
  });
}

function* within(bytes: Buffer, depth: number, read: Read): Generator<string> {
  const raw = bytesOf(bytes);
  let runs: readonly Bytes[] = [...new Set(raw.match(RUNS))];
  yield* spelled(runs);
  if (depth === DEEPEST) return;
  const deeper = function* (pieces: readonly Bytes[]): Generator<string> {
    const fresh = unreadOf(pieces, depth, read);
    if (fresh.length > 0) yield* within(joined(fresh), depth + 1, read);
  };
  yield* deeper(wideTexts(raw));
  for (const inner of unpacked(bytes)) yield* within(inner, depth + 1, read);
  for (let round = 0; round < MOST_ROUNDS && runs.length > 0; round++) {
    yield* deeper(wrapped(runs));
    const steps = withoutEscapes(runs);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield* spelled(step.value);
    runs = step.value;
    yield* deeper(runs.filter((run) => /\p{Cc}/u.test(run.replace(/[\t\n\r\x80-\x9f]/g, ''))));
  }
}

/**
 * Every text that may stand in some bytes, in whatever way it was written down: UTF-8, UTF-16, old Russian alphabets; as JSON,
 * as an address, as HTML, as mail has it; base64 and hexadecimal; packed; and one of these within another. Things that stand
 * apart come together in one text, with a sign between them that no text has; most of what comes says nothing.
 */
export function readings(bytes: Buffer): Iterable<string> {
  return within(bytes, 0, new Map());
}
