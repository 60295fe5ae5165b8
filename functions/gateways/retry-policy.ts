/** How long a call to Google is retried, and the clock that measures this. All times in milliseconds. */
export interface RetryPolicy {
  /** How many attempts there are, including the first. */
  readonly maximumAttempts: number;
  /** The wait before the second attempt. Each further wait is twice as long, up to the maximum. */
  readonly initialIntervalMs: number;
  readonly maximumIntervalMs: number;
  /** How long one attempt may take. */
  readonly attemptTimeoutMs: number;
  /** How long the whole call may take, including waits. */
  readonly totalTimeoutMs: number;
  readonly now: () => number;
  /** A random number in [0, 1). It varies the waits, so that callers who were refused together do not retry together. */
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
 * Calls `attempt` until it succeeds, `mayRepeat` refuses, or the limits are reached; then throws the last error. We do not use the client's
 * own retries: they have no jitter, no Retry-After and no limit for the whole call.
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
