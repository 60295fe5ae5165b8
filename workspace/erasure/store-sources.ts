import { findFile, type Store, type StoredDocument } from '../../emulator/store.ts';
import { MAIL } from '../inbox/index.ts';
import type { Source } from '../traces/find-traces.ts';
import { ERASURES } from './order.ts';

/** Stands in the report for all data of the spreadsheet. Another search names the single cells. */
export const WORKBOOK = 'таблица';

/** The Russian description of a stored document's place. */
function placeOf(store: Store, [collection, id]: StoredDocument): string {
  if (collection === MAIL) return `письмо № ${id}`;
  const [kind, parent] = collection.split('/');
  const name = (file: string) => findFile({ store }, file)?.name ?? file;
  if (kind === 'media' || kind === 'file') return `файл «${name(id)}»`;
  if (kind === 'form' || kind === 'response') return `анкета «${name(parent ?? id)}»`;
  return WORKBOOK;
}

/** How many bytes we search at once. To search each document separately takes much longer. */
const PORTION = 256 * 1024;

/**
 * The present content of the store as sources, under names that people know. Skips orders of unfinished erasures.
 * @param isKnown - recognises documents that need no search
 */
export function* storeSources(
  store: Store,
  isKnown: (document: StoredDocument) => boolean = () => false,
): Generator<Source> {
  let waiting: { place: string; texts: string[]; size: number } | undefined;
  const portion = function* () {
    if (waiting) yield { place: waiting.place, bytes: Buffer.from(waiting.texts.join('\0\n')) };
    waiting = undefined;
  };
  // We read everything at once, because other work may write during the search.
  for (const document of [...store.dump()]) {
    if (document[0] === ERASURES || isKnown(document)) continue;
    const place = placeOf(store, document);
    if (waiting && (waiting.place !== place || waiting.size > PORTION)) yield* portion();
    waiting ??= { place, texts: [], size: 0 };
    waiting.texts.push(...document.slice(1));
    waiting.size += document[2].length;
  }
  yield* portion();
}
