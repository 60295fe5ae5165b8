import type { FileNotes } from '../../functions/gateways/file-notes.ts';
import { documentProperties } from './document-properties.ts';

const KEY = 'memory';

/** The most characters in our notes. Google allows 9 kB per value, and notes are plain ASCII. */
const ROOM = 8_500;

/**
 * Stores notes as a property of the bound script. If somebody restores an older version of the spreadsheet, the property stays. A copy of the file
 * does not get it.
 */
export function propertyNotes(): FileNotes {
  return {
    room: ROOM,
    recall: async () => documentProperties().getProperty(KEY) ?? undefined,
    note: async (_, text) => void documentProperties().setProperty(KEY, text),
  };
}
