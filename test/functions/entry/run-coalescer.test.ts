import { describe, expect, it } from 'vitest';
import { RunCoalescer } from '../../../functions/entry/run-coalescer.ts';

describe('a run coalescer', () => {
  /** Work that the test ends. */
  function slowWork() {
    const ends: { done(): void; fail(): void }[] = [];
    const report = { changes: 0 };
    const work = () =>
      new Promise<typeof report>((resolve, reject) => {
        ends.push({ done: () => resolve(report), fail: () => reject(new Error('no')) });
      });
    /** Waits until all pending work has continued. */
    const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
    return { ends, work, settle };
  }

  it('lets one task run and one wait, however many come', async () => {
    const { ends, work, settle } = slowWork();
    const coalescer = new RunCoalescer(work);
    const first = coalescer.enter();
    await settle();
    const later = Array.from({ length: 50 }, () => coalescer.enter());
    await settle();
    expect(ends).toHaveLength(1);
    ends[0]?.done();
    await first;
    await settle();
    expect(ends).toHaveLength(2);
    ends[1]?.done();
    await Promise.all(later);
    await settle();
    expect(ends).toHaveLength(2);
  });

  it('starts a new run for calls that come during one, which may have read the data too early', async () => {
    const { ends, work, settle } = slowWork();
    const coalescer = new RunCoalescer(work);
    coalescer.enter();
    await settle();
    coalescer.enter();
    ends[0]?.done();
    await settle();
    coalescer.enter();
    ends[1]?.done();
    await settle();
    expect(ends).toHaveLength(3);
    ends[2]?.done();
  });

  it('goes on after a failure, which only its own callers see', async () => {
    const { ends, work, settle } = slowWork();
    const coalescer = new RunCoalescer(work);
    const first = coalescer.enter();
    await settle();
    const second = coalescer.enter();
    ends[0]?.fail();
    await expect(first).rejects.toThrow('no');
    await settle();
    ends[1]?.done();
    expect(await second).toEqual({ changes: 0 });
  });
});
