import type { FileNotes } from '../../functions/gateways/file-notes.ts';

const KEY = 'memory';

/** Google allows 9 kB a value; notes are plain ASCII. */
const ROOM = 8_500;

/**
 * Stores notes as a property of the bound script. The property belongs to this spreadsheet: restoring an older
 * version does not change it, and a copy of the file does not contain it.
 */
export function propertyNotes(): FileNotes {
  return {
    room: ROOM,
    recall: async () => PropertiesService.getDocumentProperties().getProperty(KEY) ?? undefined,
    note: async (_, text) => void PropertiesService.getDocumentProperties().setProperty(KEY, text),
  };
}
