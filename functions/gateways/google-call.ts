import type { GoogleAccess } from './google-auth.ts';
import { GoogleError, type GoogleErrorCode, type GoogleOperation } from './google-error.ts';
import { defaultRetryPolicy, withRetries } from './retry-policy.ts';

/** Options of one try: our own patience repeats, not the client's. */
export interface TryOptions {
  readonly timeout: number;
  readonly retry: false;
}

/**
 * What may be repeated without reading first. A refusal for the quota did nothing; after a lost answer only a call that
 * changes nothing, or the same thing twice, may go again: `harmless`.
 */
type Repeat = 'harmless' | 'quotaOnly';

const REPEATED: Readonly<Record<Repeat, readonly GoogleErrorCode[]>> = {
  harmless: ['QUOTA', 'UNAVAILABLE'],
  quotaOnly: ['QUOTA'],
};

/** Google's answers are JSON messages: a text is one that was cut off on its way. */
function whole<T>(data: T): T {
  if (typeof data === 'object' && data !== null) return data;
  throw new Error('The answer was cut off.');
}

/** A call to Google with patience. @returns the message that Google answered. @throws GoogleError */
export function callGoogle<T>(
  { retryPolicy = defaultRetryPolicy }: Pick<GoogleAccess, 'retryPolicy'>,
  operation: GoogleOperation,
  repeat: Repeat,
  call: (options: TryOptions) => Promise<{ readonly data: T }>,
): Promise<T> {
  const attempt = async (timeout: number): Promise<T> => {
    try {
      return whole((await call({ timeout, retry: false })).data);
    } catch (cause) {
      throw new GoogleError(operation, cause);
    }
  };
  return withRetries(
    retryPolicy,
    attempt,
    (error) => error instanceof GoogleError && REPEATED[repeat].includes(error.code),
  );
}
