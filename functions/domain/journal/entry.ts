/** A change for the journal. The same change on the same day has the same id, so we write it once. */
export interface JournalEntry {
  readonly entryId: string;
  readonly who: 'программа' | 'куратор';
  readonly subject: string;
  readonly what: string;
  readonly why: string | undefined;
}
