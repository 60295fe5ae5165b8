/** A change for the journal. One change on one day has one id, so we write it once. */
export interface JournalEntry {
  readonly entryId: string;
  readonly who: 'программа' | 'куратор';
  readonly subject: string;
  readonly what: string;
  readonly why: string | undefined;
}
