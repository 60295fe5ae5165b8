import type { GoogleAccess } from './google-auth.ts';
import { GoogleError, type GoogleErrorCode, type GoogleOperation } from './google-error.ts';
import { defaultRetryPolicy, withRetries } from './retry-policy.ts';

/** Options of one attempt: our retry policy applies, not the client's. */
export interface TryOptions {
  readonly timeout: number;
  readonly retry: false;
}

/**
 * What may be retried without reading first. A quota refusal had no effect. After a lost answer, only a call that changes nothing or is idempotent
 * may be retried: `harmless`.
 */
type Repeat = 'harmless' | 'quotaOnly';

const REPEATED: Readonly<Record<Repeat, readonly GoogleErrorCode[]>> = {
  harmless: ['QUOTA', 'UNAVAILABLE'],
  quotaOnly: ['QUOTA'],
};

/** Google's answers are JSON messages: a string is a truncated one. */
function whole<T>(data: T): T {
  if (typeof data === 'object' && data !== null) return data;
  throw new Error('The answer was cut off.');
}

/** A call to Google with retries. @returns Google's answer. @throws GoogleError */
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
