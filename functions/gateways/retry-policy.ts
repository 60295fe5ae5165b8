/** How long a call to Google is retried, and the clock for it. Milliseconds. */
export interface RetryPolicy {
  /** Attempts, including the first. */
  readonly maximumAttempts: number;
  /** Wait before the second attempt; doubled each time up to the maximum. */
  readonly initialIntervalMs: number;
  readonly maximumIntervalMs: number;
  /** Timeout of one attempt. */
  readonly attemptTimeoutMs: number;
  /** Timeout of the whole call, including waits. */
  readonly totalTimeoutMs: number;
  readonly now: () => number;
  /** A number in [0, 1): jitter, so that callers refused together do not retry together. */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Google's advice: truncated exponential backoff with jitter (Sheets API, usage limits). */
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

/** The delay in an error's `Retry-After`, in ms: seconds, or a date (RFC 9110, 10.2.3). */
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
 * Retries `attempt` until it succeeds, `mayRepeat` refuses, or the limits are reached; then throws the last error. The client's own retry has no
 * jitter, no Retry-After and no timeout for the whole call.
 * @param attempt gets the milliseconds that it may take
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
