/** An attached file. Its text contains codes like `{{К-07}}` until the message is built. */
export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly content: string;
}
