import type { GoogleAccess } from './google-auth.ts';
import { GoogleError, type GoogleErrorCode, type GoogleOperation } from './google-error.ts';
import { defaultRetryPolicy, withRetries } from './retry-policy.ts';

/** Options of a single attempt. They switch off the client's retries, because our own retry policy applies. */
interface TryOptions {
  readonly timeout: number;
  readonly retry: false;
}

/**
 * The cases in which we may repeat a call without reading first. After a quota refusal we may repeat every call, because the refused call had no
 * effect. After a lost answer we may repeat only a `harmless` call: a call that changes nothing or is idempotent.
 */
type Repeat = 'harmless' | 'quotaOnly';

const REPEATED: Readonly<Record<Repeat, readonly GoogleErrorCode[]>> = {
  harmless: ['QUOTA', 'UNAVAILABLE'],
  quotaOnly: ['QUOTA'],
};

/** Checks that Google's answer is complete. A complete answer is a JSON message; a truncated answer arrives as a string. */
function whole<T>(data: T): T {
  if (typeof data === 'object' && data !== null) return data;
  throw new Error('The answer was cut off.');
}

/** Calls Google, with retries. @returns Google's answer @throws GoogleError */
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
