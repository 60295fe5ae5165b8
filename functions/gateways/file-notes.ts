/**
 * Notes on files that are not part of the files' content. If somebody restores an older version of a spreadsheet, its note does not change.
 * People do not come across notes.
 */
export interface FileNotes {
  /** The maximum length of a note, in characters of plain ASCII. */
  readonly room: number;
  /** The note on a file; undefined if there is none or notes cannot be reached. */
  recall(fileId: string): Promise<string | undefined>;
  /** Replaces the note on a file. Does nothing if notes cannot be reached. */
  note(fileId: string, text: string): Promise<void>;
}
