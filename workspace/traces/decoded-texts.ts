import { isUtf8 } from 'node:buffer';
import { type Bytes, bufferOf, bytesOf } from './bytes.ts';
import { LEGACY_ENCODINGS } from './encodings.ts';
import { withoutEscapes } from './escapes.ts';
import { decodedPieces } from './text-encodings.ts';
import { type OnUnsearchable, unpacked } from './unpacked.ts';
import { utf16Texts } from './utf16.ts';
import { CALENDAR, FOLD, visibleTexts } from './visible-text.ts';

/** Greatest nesting depth; real files never nest deeper. */
const DEEPEST = 8;
/** Greatest nesting of escapes, such as JSON within a JSON string, or a URL within a URL. */
const MOST_ROUNDS = 4;

/** Runs of bytes that may be text, separated by control characters. */
const RUNS = /[\t\n\r -ÿ]{4,}/g;
/** Separates independent runs, so that no pattern matches across them. */
const APART = '\0\n';

const joined = (pieces: readonly Bytes[]): Buffer => bufferOf(pieces.join(APART));

/** Binary bytes directly before or after a text. A record format may put them there. */
const EDGES = /^[\s\S]{0,8}?(?=[ -~])|(?<=[ -~])[\x80-\xff]{1,8}$/g;
const isOld = (run: Bytes) => /[\x80-\xff]{3}/.test(run) && !isUtf8(bufferOf(run.replace(EDGES, '')));

/** A text as it is written, and as people see it in its format. */
function* shown(text: string): Generator<string> {
  yield text;
  yield* visibleTexts(text);
}

function* spelled(runs: readonly Bytes[]): Generator<string> {
  if (runs.length === 0) return;
  yield* shown(joined(runs).toString('utf8'));
  // A fold may cut a letter of several bytes.
  const folded = runs.filter((run) => CALENDAR.test(run));
  if (folded.length > 0) yield joined(folded.map((run) => run.replace(FOLD, ''))).toString('utf8');
  const old = runs.filter(isOld);
  if (old.length > 0) for (const { decode } of LEGACY_ENCODINGS) yield* shown(decode(joined(old)));
}

/** The pieces that were read, with the depth of each. */
type Read = Map<Bytes, number>;

/** The pieces that were not yet read at this depth or at a smaller depth. */
function unreadOf(pieces: readonly Bytes[], depth: number, read: Read): readonly Bytes[] {
  return pieces.filter((piece) => {
    const before = read.get(piece);
    if (before !== undefined && before <= depth) return false;
    read.set(piece, depth);
    return true;
  });
}

function* within(bytes: Buffer, depth: number, read: Read, onUnsearchable: OnUnsearchable): Generator<string> {
  const raw = bytesOf(bytes);
  let runs: readonly Bytes[] = [...new Set(raw.match(RUNS))];
  yield* spelled(runs);
  if (depth === DEEPEST) return;
  const deeper = function* (pieces: readonly Bytes[]): Generator<string> {
    const fresh = unreadOf(pieces, depth, read);
    if (fresh.length > 0) yield* within(joined(fresh), depth + 1, read, onUnsearchable);
  };
  yield* deeper(utf16Texts(raw));
  for (const inner of unpacked(bytes, onUnsearchable)) yield* within(inner, depth + 1, read, onUnsearchable);
  for (let round = 0; round < MOST_ROUNDS && runs.length > 0; round++) {
    yield* deeper(decodedPieces(runs, onUnsearchable));
    const steps = withoutEscapes(runs);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield* spelled(step.value);
    runs = step.value;
    yield* deeper(runs.filter((run) => /\p{Cc}/u.test(run.replace(/[\t\n\r\x80-\x9f]/g, ''))));
  }
}

/**
 * Yields every text that the bytes may contain, in all supported encodings: UTF-8, UTF-16, old Cyrillic encodings; RTF, HTML,
 * XML and calendars as people see them;
 * escapes of JSON, URLs, HTML and mail; base64 and hexadecimal; compressed data; and nested combinations. Independent
 * runs are joined with a separator that no text contains. Most yielded texts are meaningless.
 * @param onUnsearchable - receives the formats of parts without searchable text, such as images
 */
export function decodedTexts(bytes: Buffer, onUnsearchable: OnUnsearchable = () => undefined): Iterable<string> {
  return within(bytes, 0, new Map(), onUnsearchable);
}
