import type { FileNotes } from '../../functions/gateways/file-notes.ts';

const KEY = 'memory';

/** Google takes 9 kB a value; notes are plain ASCII. */
const ROOM = 8_500;

/**
 * Notes as a property of the bound script: it belongs to this spreadsheet and is neither brought back with an older version nor
 * copied with the file.
 */
export function propertyNotes(): FileNotes {
  return {
    room: ROOM,
    recall: async () => PropertiesService.getDocumentProperties().getProperty(KEY) ?? undefined,
    note: async (_, text) => void PropertiesService.getDocumentProperties().setProperty(KEY, text),
  };
}
