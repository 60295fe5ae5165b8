import type { Hold } from '../../domain/hold/hold.ts';
import { rowsOf } from '../parse-tables.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Memory } from './memory.ts';
import { isBehind, type Seal } from './seal.ts';
import { handedOver } from './sent-letters.ts';
import { isCopy } from './stored-memory.ts';
import { wholeMemory } from './whole-memory.ts';

/** The latest of the seals that belong to this spreadsheet. A seal contains the revision and the digest of a memory. */
function latest(spreadsheetId: string, seals: readonly (Seal | undefined)[]): Seal | undefined {
  return seals
    .flatMap((seal) => (seal?.school === spreadsheetId ? [seal] : []))
    .toSorted((a, b) => b.revision - a.revision)[0];
}

/**
 * The latest known seal, if the spreadsheet is older than this seal; otherwise undefined.
 * @param noted - the seal in the note outside of the spreadsheet, if this run has read the note
 */
export function newerSeal({ spreadsheetId, remembered }: Snapshot, noted: Seal | undefined): Seal | undefined {
  const expected = latest(spreadsheetId, [noted, remembered.hold?.expected]);
  return expected && isBehind(remembered.seal, expected) ? expected : undefined;
}

/** Either the reason for holding letters, or the complete memory of the workbook. */
type MemoryOrHold =
  | { readonly hold: Hold; readonly memory?: undefined }
  | { readonly memory: Memory; readonly hold?: undefined };

/**
 * The complete memory of a workbook, or the reason for holding letters.
 * @param noted - the seal in the note outside of the spreadsheet, if this run has read the note
 */
export function memoryOrHold(snapshot: Snapshot, noted?: Seal): MemoryOrHold {
  const { spreadsheetId, remembered, foreignForms } = snapshot;
  const { memory: kept, seal, hold: mark } = remembered;
  if (isCopy(snapshot)) return { hold: { cause: mark?.quietCopy === spreadsheetId ? 'quietCopy' : 'copy' } };
  const expected = newerSeal(snapshot, noted);
  if (expected) return { hold: { cause: 'restored', missing: expected.letters - (seal?.letters ?? 0) } };
  const memory = wholeMemory(snapshot);
  if (!memory) {
    const known = Math.max(kept?.letters.size ?? 0, handedOver(rowsOf(snapshot, 'outbox')).size);
    return { hold: { cause: 'lost', missing: (seal?.letters ?? 0) - known } };
  }
  return foreignForms ? { hold: { cause: 'formless' } } : { memory };
}
