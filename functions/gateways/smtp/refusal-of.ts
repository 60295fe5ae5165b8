import { meaningOf, type Refusal } from '../../domain/refusals/refusal.ts';
import { aboutTheLetter, aboutUs, byNumber } from './replies.ts';

/** Where the server refused a letter: at the connection, the login, MAIL FROM, RCPT TO, or DATA with the text itself. */
export type Phase = 'connect' | 'login' | 'sender' | 'recipient' | 'text';

interface Reply {
  readonly phase: Phase;
  /** Absent if the connection ended without an answer (RFC 5321). */
  readonly code?: number;
  /** All lines of the answer, or the error of the connection. */
  readonly text: string;
}

const LINK = /\bhttps?:\/\/\S+/g;
const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]*/g;
/** Finds the codes at the beginning of a line (RFC 2034). Some gateways put `#` before the second code. */
const CODES = /^\d{3}[ -]?\(?#?(?<number>[245]\.\d{1,3}\.\d{1,3}(?!\.?\d))?\)?/gm;

const wordsOf = (text: string) =>
  text.replace(CODES, ' ').replace(LINK, ' ').replace(ADDRESS, ' ').replace(/\s+/g, ' ').trim().toLowerCase();

/** The enhanced code without its class: `1.1` for `550 5.1.1 …`. */
const faultOf = (text: string) => [...text.matchAll(CODES)][0]?.groups?.number?.slice(2);

/** For answers without more specific words or codes (RFC 5321, 4.2.3). */
function byCode(phase: Phase, code: number): Refusal {
  if (code === 421) return 'rate';
  if (code === 530 || (code >= 534 && code <= 538)) return 'login';
  const putOff = code < 500;
  switch (phase) {
    case 'connect':
      return putOff ? 'rate' : 'blocked';
    case 'login':
      return putOff ? 'rate' : 'login';
    case 'sender':
      return putOff ? 'rate' : code === 552 ? 'size' : 'sender';
    case 'recipient':
      if (putOff) return 'later';
      if (code === 552) return 'full';
      if (code === 521 || code === 556) return 'domain';
      return code === 551 || code === 553 ? 'address' : 'unclear';
    case 'text':
      return putOff ? 'later' : code === 552 ? 'size' : 'content';
  }
}

function meant({ phase, code, text }: Required<Reply>): Refusal {
  const words = wordsOf(text);
  const found = (table: typeof aboutUs) => table.find(([, says]) => says.test(words))?.[0];
  const fault = faultOf(text);
  // A temporary x.2.1 means that the mailbox gets too much mail, whatever the words say.
  if (fault === '2.1' && code < 500) return 'later';
  return found(aboutUs) ?? byNumber[fault ?? ''] ?? found(aboutTheLetter) ?? byCode(phase, code);
}

/**
 * The meaning of a server's refusal. The words and the enhanced code decide; if they say nothing, the basic code and the phase.
 * `domain/refusals/same-for-all.ts` finds out whether the server refuses everybody.
 * @example refusalOf({ phase: 'recipient', code: 553, text: '553 5.7.1 … Sender address rejected: not owned by user' }) // 'sender'
 */
export function refusalOf({ phase, code, text }: Reply): Refusal {
  if (code === undefined) return phase === 'text' ? 'dropped' : 'unreachable';
  const refusal = meant({ phase, code, text });
  // If the server refuses before we name the recipient, the refusal is not about this letter. A temporary login failure does not mean a wrong
  // password.
  const nameless = phase === 'connect' || phase === 'login';
  if (nameless && (code < 500 || meaningOf(refusal).holds !== 'post')) return byCode(phase, code);
  // A temporary refusal is never final, whatever the reason.
  return code < 500 && meaningOf(refusal).holds === 'nothing' ? 'later' : refusal;
}
