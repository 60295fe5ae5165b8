/** A file that goes with a letter. Its text speaks of people as `{{К-07}}` until the letter is written out. */
export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly content: string;
}
