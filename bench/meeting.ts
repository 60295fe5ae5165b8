import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openMeeting, sendAtOnce } from './meeting/crowd.ts';
import type { Bench } from './runner/bench.ts';
import { row } from './runner/row.ts';
import { started } from './start/started.ts';

/** If nothing has changed for this time, in milliseconds, the run for the last answers has ended. */
const CALM_MS = 3_000;

/** How long the workbook still changes, in milliseconds from now. */
async function untilCalm(revision: () => Promise<string>): Promise<number> {
  const began = performance.now();
  let last = began;
  let seen = await revision();
  while (performance.now() - last < CALM_MS) {
    await pause(50);
    const now = await revision();
    if (now !== seen) last = performance.now();
    seen = now;
  }
  return last - began;
}

const longest = (times: readonly number[]) => times.at(-1) ?? Number.NaN;

export const bench: Bench = {
  claim:
    'When a staff of 200 sends a form at once, all answers are acknowledged within 1.5 s, and their consequences stand 2 s later.',
  async *rows() {
    const data = await mkdtemp(join(tmpdir(), 'bench-meeting-'));
    const school = await started('cli/nastavnik.mjs', 'start', '--empty', '--today', '2026-09-10', '--data', data);
    const bare = await started('bench/start/bare-server.mjs');
    try {
      const { url, token } = JSON.parse(await readFile(join(data, 'session.json'), 'utf8')) as Record<
        'url' | 'token',
        string
      >;
      const { address, answer, revision } = await openMeeting(url, token);
      const crowd = (people: number) => Array.from({ length: people }, answer);
      await sendAtOnce(address, crowd(5));
      await untilCalm(revision);
      const name = 'bare node:http server';
      const sixty = longest(await sendAtOnce(address, crowd(60)));
      await untilCalm(revision);
      const bareSixty = longest(await sendAtOnce(bare.url, crowd(60)));
      yield row({
        name: 'meeting/60-at-once/slowest',
        metric: 'ms',
        ours: sixty,
        peer: { name, value: bareSixty },
        goal: { atMost: 400 },
      });
      const all = longest(await sendAtOnce(address, crowd(200)));
      const consequences = await untilCalm(revision);
      const bareAll = longest(await sendAtOnce(bare.url, crowd(200)));
      yield row({
        name: 'meeting/200-at-once/slowest',
        metric: 'ms',
        ours: all,
        peer: { name, value: bareAll },
        goal: { atMost: 1500 },
      });
      yield row({ name: 'meeting/200-at-once/consequences', metric: 'ms', ours: consequences, goal: { atMost: 2000 } });
    } finally {
      await school.stop();
      await bare.stop();
      await rm(data, { recursive: true });
    }
  },
};
