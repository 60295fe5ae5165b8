/** A change worth keeping. The same change on the same day has the same id, so it is written once. */
export interface JournalEntry {
  readonly entryId: string;
  readonly who: 'программа' | 'куратор';
  readonly subject: string;
  readonly what: string;
  readonly why: string | undefined;
}
