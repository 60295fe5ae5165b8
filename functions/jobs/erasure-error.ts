/** Why the erasure was refused, in a sentence with a code and no name. */
export class ErasureError extends Error {
  readonly reason: 'unknown' | 'notWithdrawn' | 'official';

  constructor(reason: ErasureError['reason'], message: string) {
    super(message);
    this.name = 'ErasureError';
    this.reason = reason;
  }
}
