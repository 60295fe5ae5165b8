/**
 * Notes on files. A note is not part of the file's content. If somebody restores an older version of a spreadsheet, its note does not change. People
 * do not see notes.
 */
export interface FileNotes {
  /** The maximum length of a note, in ASCII characters. */
  readonly room: number;
  /** The note on a file; undefined if there is none or we cannot reach the file. */
  recall(fileId: string): Promise<string | undefined>;
  /** Replaces the note on a file, if we can reach the file. */
  note(fileId: string, text: string): Promise<void>;
}
