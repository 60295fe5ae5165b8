/** An attached file. Its text contains codes like `{{К-07}}` until the letter is written out. */
export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly content: string;
}
