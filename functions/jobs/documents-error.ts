/** Why no documents are prepared: a sentence for the curator. */
export class DocumentsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DocumentsError';
  }
}
