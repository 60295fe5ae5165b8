import type { GoogleAccess } from './google-auth.ts';
import { GoogleError, type GoogleErrorCode, type GoogleOperation } from './google-error.ts';
import { defaultRetryPolicy, withRetries } from './retry-policy.ts';

/** The options of one attempt. The client must not retry, because we have our own retry policy. */
interface TryOptions {
  readonly timeout: number;
  readonly retry: false;
}

/**
 * Which failed calls we may repeat without reading first. `quotaOnly`: calls that Google refused over quota, because such a refusal has no effect.
 * `harmless`: also calls whose answer was lost, because the call changes nothing or is idempotent.
 */
type Repeat = 'harmless' | 'quotaOnly';

const REPEATED: Readonly<Record<Repeat, readonly GoogleErrorCode[]>> = {
  harmless: ['QUOTA', 'UNAVAILABLE'],
  quotaOnly: ['QUOTA'],
};

/** Returns a complete answer. A complete answer is a JSON message; a truncated one arrives as a string. */
function whole<T>(data: T): T {
  if (typeof data === 'object' && data !== null) return data;
  throw new Error('The answer was cut off.');
}

/**
 * Calls Google, with retries.
 * @returns Google's answer
 * @throws GoogleError
 */
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
