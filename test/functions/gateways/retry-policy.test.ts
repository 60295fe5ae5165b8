import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultRetryPolicy,
  type RetryPolicy,
  retryAfter,
  withRetries,
} from '../../../functions/gateways/retry-policy.ts';

/** A retry policy whose time passes only in its pauses. */
function still(changes: Partial<RetryPolicy> = {}): RetryPolicy & { readonly waits: number[] } {
  let time = 0;
  const waits: number[] = [];
  return {
    ...defaultRetryPolicy,
    now: () => time,
    random: () => 0,
    pause: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
    ...changes,
    waits,
  };
}

const refusal = (retry?: string) =>
  Object.assign(new Error('no'), {
    response: { headers: new Headers(retry === undefined ? {} : { 'retry-after': retry }) },
  });

const never = async () => Promise.reject(refusal());

describe('a retry policy', () => {
  it('doubles its waits up to a maximum, and then gives up', async () => {
    const retryPolicy = still({ maximumIntervalMs: 5_000 });
    await expect(withRetries(retryPolicy, never, () => true)).rejects.toThrow('no');
    expect(retryPolicy.waits).toEqual([1000, 2000, 4000, 5000, 5000, 5000]);
  });

  it('spreads out callers that were refused together', async () => {
    const retryPolicy = still({ random: () => 0.5 });
    await expect(withRetries(retryPolicy, never, () => true)).rejects.toThrow();
    expect(retryPolicy.waits.slice(0, 3)).toEqual([1500, 3000, 6000]);
  });

  it('waits as long as requested', async () => {
    const retryPolicy = still();
    let tries = 0;
    const answer = await withRetries(
      retryPolicy,
      async () => (++tries < 2 ? Promise.reject(refusal('17')) : 'done'),
      () => true,
    );
    expect({ answer, waits: retryPolicy.waits }).toEqual({ answer: 'done', waits: [17_000] });
  });

  it('does not wait past the end of the whole call, whatever is requested', async () => {
    const retryPolicy = still({ totalTimeoutMs: 60_000 });
    await expect(
      withRetries(
        retryPolicy,
        () => Promise.reject(refusal('3600')),
        () => true,
      ),
    ).rejects.toThrow('no');
    expect(retryPolicy.waits).toEqual([]);
  });

  it('never takes longer than its deadline', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 200_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(120),
        async (totalTimeoutMs, random, asked) => {
          const retryPolicy = still({ totalTimeoutMs, random: () => random });
          await expect(
            withRetries(
              retryPolicy,
              () => Promise.reject(refusal(String(asked))),
              () => true,
            ),
          ).rejects.toThrow();
          expect(retryPolicy.now()).toBeLessThan(totalTimeoutMs);
        },
      ),
    );
  });

  it('tells each attempt how long it may take', async () => {
    const retryPolicy = still({
      attemptTimeoutMs: 50_000,
      totalTimeoutMs: 60_000,
      initialIntervalMs: 15_000,
      maximumAttempts: 2,
    });
    const given: number[] = [];
    const attempt = async (timeoutMs: number) => {
      given.push(timeoutMs);
      return never();
    };
    await expect(withRetries(retryPolicy, attempt, () => true)).rejects.toThrow();
    expect(given).toEqual([50_000, 45_000]);
  });

  it('does not retry what cannot succeed', async () => {
    const retryPolicy = still();
    await expect(withRetries(retryPolicy, never, () => false)).rejects.toThrow('no');
    expect(retryPolicy.waits).toEqual([]);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-09-01T10:00:00Z');
  it.each([
    ['30', 30_000],
    ['0', 0],
    ['Tue, 01 Sep 2026 10:00:07 GMT', 7_000],
    ['Tue, 01 Sep 2026 09:00:00 GMT', 0],
    ['soon', undefined],
  ])('%s', (said, expected) => {
    expect(retryAfter(refusal(said), now)).toBe(expected);
  });
  it('may be missing', () => {
    expect(retryAfter(refusal(), now)).toBeUndefined();
    expect(retryAfter('text', now)).toBeUndefined();
  });
});
