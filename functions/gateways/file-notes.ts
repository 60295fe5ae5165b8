/**
 * A note on a file, outside of its content: bringing back an older version of a spreadsheet does not bring back an older note,
 * and people do not come across it.
 */
export interface FileNotes {
  /** Characters of plain ASCII that a note may have. */
  readonly room: number;
  /** The note; undefined where there is none, or where notes are out of reach. */
  recall(fileId: string): Promise<string | undefined>;
  /** Puts a note in the place of the one before; nothing where notes are out of reach. */
  note(fileId: string, text: string): Promise<void>;
}
