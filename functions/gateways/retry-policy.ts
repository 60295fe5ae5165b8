/** The limits for retries of a call to Google. All times are in milliseconds. */
export interface RetryPolicy {
  /** The most attempts, including the first. */
  readonly maximumAttempts: number;
  /** The wait before the second attempt. Each further wait is twice as long, up to the maximum. */
  readonly initialIntervalMs: number;
  readonly maximumIntervalMs: number;
  /** The time limit for one attempt. */
  readonly attemptTimeoutMs: number;
  /** For the whole call, including waits. */
  readonly totalTimeoutMs: number;
  readonly now: () => number;
  /** A random number in [0, 1). It varies the waits, so that callers that were refused together do not retry together. */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Truncated exponential backoff with jitter, as Google advises (Sheets API, usage limits). */
export const defaultRetryPolicy: RetryPolicy = {
  maximumAttempts: 7,
  initialIntervalMs: 1_000,
  maximumIntervalMs: 32_000,
  attemptTimeoutMs: 60_000,
  totalTimeoutMs: 100_000,
  now: Date.now,
  random: Math.random,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** The delay in milliseconds that an error's `Retry-After` demands. The header has seconds or a date (RFC 9110, 10.2.3). */
export function retryAfter(error: unknown, now: number): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const response: unknown = Reflect.get(error, 'response') ?? Reflect.get(Object(error.cause), 'response');
  const headers: unknown = typeof response === 'object' && response ? Reflect.get(response, 'headers') : undefined;
  const said = headers instanceof Headers ? headers.get('retry-after') : null;
  if (said === null) return undefined;
  if (/^\s*\d+\s*$/.test(said)) return Number(said) * 1000;
  const date = Date.parse(said);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Calls `attempt` until it succeeds. Throws the last error if `mayRepeat` is false or a limit is reached. The client's own retries have no jitter, no
 * Retry-After and no limit for the whole call.
 * @param attempt - makes one call within the given milliseconds
 */
export async function withRetries<T>(
  retryPolicy: RetryPolicy,
  attempt: (timeoutMs: number) => Promise<T>,
  mayRepeat: (error: unknown) => boolean,
): Promise<T> {
  const {
    maximumAttempts,
    initialIntervalMs,
    maximumIntervalMs,
    attemptTimeoutMs,
    totalTimeoutMs,
    now,
    random,
    pause,
  } = retryPolicy;
  const end = now() + totalTimeoutMs;
  for (let tried = 1; ; tried++) {
    try {
      return await attempt(Math.max(1, Math.min(attemptTimeoutMs, end - now())));
    } catch (error) {
      if (tried >= maximumAttempts || !mayRepeat(error)) throw error;
      const backoff = Math.min(initialIntervalMs * 2 ** (tried - 1) * (1 + random()), maximumIntervalMs);
      const wait = Math.max(backoff, retryAfter(error, now()) ?? 0);
      if (now() + wait >= end) throw error;
      await pause(wait);
    }
  }
}
