/** How long a call to Google is tried, and how the time is told. Milliseconds. */
export interface Patience {
  /** Tries, the first included. */
  readonly attempts: number;
  /** Wait before the second try; doubled each time up to the longest. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** One try is given up after this. */
  readonly attemptMs: number;
  /** The whole call, waits included, ends by then. */
  readonly deadlineMs: number;
  readonly now: () => number;
  /** A number in [0, 1): keeps those who were refused together from coming back together. */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** As Google asks: truncated exponential backoff with jitter (Sheets API, usage limits). */
export const usualPatience: Patience = {
  attempts: 7,
  firstWaitMs: 1_000,
  longestWaitMs: 32_000,
  attemptMs: 60_000,
  deadlineMs: 100_000,
  now: Date.now,
  random: Math.random,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Milliseconds that an error's `Retry-After` asks for: seconds, or a date (RFC 9110, 10.2.3). */
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
 * Tries `attempt` until it succeeds, `mayRepeat` says that it is no use, or patience ends: with the last error then.
 * The client's own retry (gaxios 7) has no jitter of its own and does not read Retry-After; its `totalTimeout` shortens the waits
 * but ends no call; and an answer that was cut off it takes for a text, which only the caller knows for a failure.
 * @param attempt is given the milliseconds it may take
 */
export async function patiently<T>(
  patience: Patience,
  attempt: (timeoutMs: number) => Promise<T>,
  mayRepeat: (error: unknown) => boolean,
): Promise<T> {
  const { attempts, firstWaitMs, longestWaitMs, attemptMs, deadlineMs, now, random, pause } = patience;
  const end = now() + deadlineMs;
  for (let tried = 1; ; tried++) {
    try {
      return await attempt(Math.max(1, Math.min(attemptMs, end - now())));
    } catch (error) {
      if (tried >= attempts || !mayRepeat(error)) throw error;
      const backoff = Math.min(firstWaitMs * 2 ** (tried - 1) * (1 + random()), longestWaitMs);
      const wait = Math.max(backoff, retryAfter(error, now()) ?? 0);
      if (now() + wait >= end) throw error;
      await pause(wait);
    }
  }
}
