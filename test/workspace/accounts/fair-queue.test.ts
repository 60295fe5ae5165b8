import { expect, test } from 'vitest';
import { FairQueue, QueueFull } from '../../../workspace/accounts/fair-queue.ts';

test('owners take turns, so a flood of one owner does not delay another', async () => {
  const queue = new FairQueue(100);
  const [flooded, quiet] = [{}, {}];
  const done: string[] = [];
  const job = (name: string) => async () => void done.push(name);
  const all = Array.from({ length: 50 }, (_, i) => queue.do(flooded, job(`flood ${i}`)));
  all.push(queue.do(quiet, job('quiet')));
  await Promise.all(all);
  expect(done.indexOf('quiet')).toBeLessThan(3);
  expect(done).toHaveLength(51);
});

test('one job works at a time, and a failed one stops no other', async () => {
  const queue = new FairQueue(10);
  let working = 0;
  const job = (fails: boolean) => async () => {
    working++;
    await Promise.resolve();
    expect(working).toBe(1);
    working--;
    if (fails) throw new Error('failed');
    return 'done';
  };
  const results = await Promise.allSettled([true, false, true, false].map((fails) => queue.do({}, job(fails))));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
});

test('an owner with too many waiting jobs is refused, and another is not', async () => {
  const queue = new FairQueue(2);
  const [flooded, quiet] = [{}, {}];
  const job = async () => 'done';
  const first = [1, 2, 3].map(() => queue.do(flooded, job));
  await expect(queue.do(flooded, job)).rejects.toThrow(QueueFull);
  expect(await queue.do(quiet, job)).toBe('done');
  expect(await Promise.all(first)).toEqual(['done', 'done', 'done']);
  expect(await queue.do(flooded, job)).toBe('done');
});
