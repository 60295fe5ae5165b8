import type { Emulator } from '../../../emulator/index.ts';
import type { CallFault } from '../fault.ts';

/** A fault that the emulator simulates. */
const emulated =
  (order: Parameters<Emulator['faults']['add']>[0]): CallFault['strike'] =>
  ({ go }, { workspace }) => {
    workspace.emulator.faults.add({ delayMs: 0, ...order });
    return go();
  };

const fault = (
  name: string,
  about: string,
  perYear: number,
  more: Omit<CallFault, 'at' | 'name' | 'about' | 'perYear' | 'leaves'>,
): CallFault => ({
  at: 'call',
  leaves: 'nothing',
  name,
  about,
  perYear,
  ...more,
});

/** Faults between the program and Google. */
export const googleFaults: readonly CallFault[] = [
  fault('http-409', 'Google breaks a transaction off.', 1, { strike: emulated({ fault: '409' }) }),
  fault('http-429', 'Google refuses a call because of a limit.', 2, { strike: emulated({ fault: '429' }) }),
  fault('http-500-before', 'Google fails before the effect.', 2, { strike: emulated({ fault: '500' }) }),
  fault('http-500-after', 'Google fails after the effect.', 2, { strike: emulated({ fault: '500', when: 'after' }) }),
  fault('http-503-before', 'Google is unavailable.', 2, { strike: emulated({ fault: '503' }) }),
  fault('http-503-after', 'Google says that it is unavailable, but the call took effect.', 2, {
    strike: emulated({ fault: '503', when: 'after' }),
  }),
  fault('timeout-before', 'A call is lost on the way to Google.', 2, { strike: emulated({ fault: 'timeout' }) }),
  fault('timeout-after', 'The answer to a call is lost.', 3, { strike: emulated({ fault: 'timeout', when: 'after' }) }),
  fault('cut', 'The connection ends in the middle of an answer.', 2, { strike: emulated({ fault: 'cut' }) }),
  fault('half', 'Half of an answer arrives, and looks complete.', 1, {
    async strike({ go }) {
      const answer = await go();
      const text = await answer.text();
      return new Response(text.slice(0, Math.floor(text.length / 2)), answer);
    },
  }),
  fault('empty', 'An answer arrives without content.', 1, {
    async strike({ go }) {
      const { status } = await go();
      return new Response('', { status, headers: { 'content-type': 'application/json' } });
    },
  }),
  fault('slow', 'An answer takes a minute.', 2, {
    async strike({ go }, { advanceClock }) {
      const answer = await go();
      advanceClock(60_000);
      return answer;
    },
  }),
  fault('stale-read', 'A read is older than the last write.', 2, {
    of: ['reread'],
    async strike({ go, earlier }) {
      const answer = await go();
      return earlier ? new Response(earlier, answer) : answer;
    },
  }),
  fault('quota-used-up', 'The quota of the minute is used up: every call of a run is refused.', 1, {
    calls: 8,
    strike: emulated({ fault: '429' }),
  }),
  fault('outage', 'Google does not answer at all during a run.', 1, {
    calls: 8,
    strike: emulated({ fault: '503' }),
  }),
];
