import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Patience, patiently, retryAfter, usualPatience } from '../../../functions/gateways/patience.ts';

/** A patience whose time passes only in its pauses. */
function still(changes: Partial<Patience> = {}): Patience & { readonly waits: number[] } {
  let time = 0;
  const waits: number[] = [];
  return {
    ...usualPatience,
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

describe('patience', () => {
  it('doubles its waits up to the longest, and then gives up', async () => {
    const patience = still({ longestWaitMs: 5_000 });
    await expect(patiently(patience, never, () => true)).rejects.toThrow('no');
    expect(patience.waits).toEqual([1000, 2000, 4000, 5000, 5000, 5000]);
  });

  it('spreads out those who were refused together', async () => {
    const patience = still({ random: () => 0.5 });
    await expect(patiently(patience, never, () => true)).rejects.toThrow();
    expect(patience.waits.slice(0, 3)).toEqual([1500, 3000, 6000]);
  });

  it('waits as long as it is asked to', async () => {
    const patience = still();
    let tries = 0;
    const answer = await patiently(
      patience,
      async () => (++tries < 2 ? Promise.reject(refusal('17')) : 'done'),
      () => true,
    );
    expect({ answer, waits: patience.waits }).toEqual({ answer: 'done', waits: [17_000] });
  });

  it('does not wait past the end of the whole call, whatever is asked', async () => {
    const patience = still({ deadlineMs: 60_000 });
    await expect(
      patiently(
        patience,
        () => Promise.reject(refusal('3600')),
        () => true,
      ),
    ).rejects.toThrow('no');
    expect(patience.waits).toEqual([]);
  });

  it('never takes longer than its deadline', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 200_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(120),
        async (deadlineMs, random, asked) => {
          const patience = still({ deadlineMs, random: () => random });
          await expect(
            patiently(
              patience,
              () => Promise.reject(refusal(String(asked))),
              () => true,
            ),
          ).rejects.toThrow();
          expect(patience.now()).toBeLessThan(deadlineMs);
        },
      ),
    );
  });

  it('tells each try how long it may take', async () => {
    const patience = still({ attemptMs: 50_000, deadlineMs: 60_000, firstWaitMs: 15_000, attempts: 2 });
    const given: number[] = [];
    const attempt = async (timeoutMs: number) => {
      given.push(timeoutMs);
      return never();
    };
    await expect(patiently(patience, attempt, () => true)).rejects.toThrow();
    expect(given).toEqual([50_000, 45_000]);
  });

  it('does not repeat what is no use', async () => {
    const patience = still();
    await expect(patiently(patience, never, () => false)).rejects.toThrow('no');
    expect(patience.waits).toEqual([]);
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
