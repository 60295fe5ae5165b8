/** The program cannot prepare documents. The message tells the curator the reason. */
export class DocumentsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DocumentsError';
  }
}
