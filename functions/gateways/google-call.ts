import type { GoogleAccess } from './google-auth.ts';
import { GoogleError, type GoogleErrorCode, type GoogleOperation } from './google-error.ts';
import { defaultRetryPolicy, withRetries } from './retry-policy.ts';

/** Without the client's retries, because our own retry policy applies. */
interface TryOptions {
  readonly timeout: number;
  readonly retry: false;
}

/**
 * When we may repeat a call without reading first. A quota refusal has no effect, so every call may be repeated. After a lost answer, only a
 * `harmless` call may: it changes nothing or is idempotent.
 */
type Repeat = 'harmless' | 'quotaOnly';

const REPEATED: Readonly<Record<Repeat, readonly GoogleErrorCode[]>> = {
  harmless: ['QUOTA', 'UNAVAILABLE'],
  quotaOnly: ['QUOTA'],
};

/** A complete answer is a JSON message; a truncated one arrives as a string. */
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
