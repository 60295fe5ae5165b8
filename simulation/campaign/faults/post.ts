import { type Phase, refusalOf } from '../../../functions/gateways/smtp/refusal-of.ts';
import type { Posting } from '../../../functions/gateways/smtp.ts';
import type { LetterFault } from '../fault.ts';

/** The program's interpretation of a mail server's reply. */
export function refused(phase: Phase, text: string): Posting {
  const code = /^\d{3}/.exec(text);
  const refusal = refusalOf({ phase, text, ...(code ? { code: Number(code[0]) } : {}) });
  return { outcome: 'refused', refusal, detail: text };
}

const fault = (
  name: string,
  about: string,
  perYear: number,
  more: Partial<LetterFault> & Pick<LetterFault, 'strike'>,
): LetterFault => ({ at: 'letter', leaves: 'delay', name, about, perYear, ...more });

/** Faults of the mail server. */
export const postFaults: readonly LetterFault[] = [
  fault('recipient-refused', 'The server refuses one recipient for good.', 1, {
    strike: async () => refused('recipient', '550 5.1.1 No such user'),
  }),
  fault('recipient-later', 'The server puts one recipient off.', 1, {
    strike: async () => refused('recipient', '450 4.2.0 Greylisted, try again later'),
  }),
  fault('sender-refused', 'The server refuses the sender for two days.', 0.5, {
    hours: 48,
    strike: async () => refused('sender', '553 5.7.1 Sender address rejected: not owned by user'),
  }),
  fault('all-refused', 'The server takes every letter for spam for a day.', 0.5, {
    hours: 24,
    strike: async () => refused('text', '550 5.7.1 Message rejected as spam'),
  }),
  fault('all-later', 'The server puts everything off for a day.', 0.5, {
    hours: 24,
    strike: async () => refused('text', '451 4.3.0 Try again later'),
  }),
  fault('too-many', 'The server accepts no more letters this hour.', 1, {
    hours: 1,
    strike: async () => refused('text', '451 4.7.1 Rate limit exceeded'),
  }),
  fault('dropped-before-end', 'The connection ends during the text, and the letter does not arrive.', 2, {
    leaves: 'nothing',
    strike: async () => refused('text', 'Connection closed unexpectedly'),
  }),
  fault('dropped-after-end', 'The connection ends after the text, and the letter arrives.', 3, {
    leaves: 'nothing',
    async strike(deliver) {
      await deliver();
      return refused('text', 'Connection closed unexpectedly');
    },
  }),
  fault('post-down', 'There is no mail server for three days.', 0.5, {
    hours: 72,
    strike: async () => refused('connect', 'connect ECONNREFUSED'),
  }),
];
