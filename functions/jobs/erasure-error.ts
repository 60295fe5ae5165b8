/** An erasure is refused. The message gives the reason with the person's code, without a name. */
export class ErasureError extends Error {
  readonly reason: 'unknown' | 'notWithdrawn' | 'official' | 'day';

  constructor(reason: ErasureError['reason'], message: string) {
    super(message);
    this.name = 'ErasureError';
    this.reason = reason;
  }
}
