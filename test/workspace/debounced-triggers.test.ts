import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DebouncedTriggers } from '../../workspace/debounced-triggers.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** Triggers whose runs end when `finish` is called. */
function joined() {
  const ends: (() => void)[] = [];
  const failures: ((error: Error) => void)[] = [];
  const triggers = new DebouncedTriggers(
    () =>
      new Promise((resolve, reject) => {
        ends.push(resolve);
        failures.push(reject);
      }),
  );
  return {
    triggers,
    begun: () => ends.length,
    finish: async () => {
      ends.at(-1)?.();
      await vi.advanceTimersByTimeAsync(0);
    },
    fail: (error: Error) => failures.at(-1)?.(error),
  };
}

describe('debounced triggers', () => {
  it('triggers that come close together cause one run after the last', async () => {
    const { triggers, begun } = joined();
    for (let answer = 0; answer < 20; answer++) {
      void triggers.notify();
      await vi.advanceTimersByTimeAsync(40);
    }
    expect(begun()).toBe(0);
    await vi.advanceTimersByTimeAsync(150);
    expect(begun()).toBe(1);
  });

  it('cause a run within a second, even if they never stop', async () => {
    const { triggers, begun } = joined();
    for (let answer = 0; answer < 26; answer++) {
      void triggers.notify();
      await vi.advanceTimersByTimeAsync(40);
    }
    expect(begun()).toBe(1);
  });

  it('during a run cause one more run, which begins after it', async () => {
    const { triggers, begun, finish } = joined();
    void triggers.notify();
    await vi.advanceTimersByTimeAsync(200);
    void triggers.notify();
    void triggers.notify();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(begun()).toBe(1);
    await finish();
    expect(begun()).toBe(2);
    await finish();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(begun()).toBe(2);
  });

  it('wait for the end of their own run', async () => {
    const { triggers, finish } = joined();
    let ended = 0;
    void triggers.notify().then(() => ended++);
    await vi.advanceTimersByTimeAsync(200);
    void triggers.notify().then(() => ended++);
    await finish();
    expect(ended).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    await finish();
    expect(ended).toBe(2);
  });

  it('continue after a failed run, and the triggers of that run get its error', async () => {
    const { triggers, begun, fail } = joined();
    const failed = expect(triggers.notify()).rejects.toThrow('сбой');
    await vi.advanceTimersByTimeAsync(200);
    fail(new Error('сбой'));
    await failed;
    void triggers.notify();
    await vi.advanceTimersByTimeAsync(200);
    expect(begun()).toBe(2);
  });
});
