import { meaningOf, type Refusal } from '../../domain/refusals/refusal.ts';
import { aboutTheLetter, aboutUs, byNumber } from './replies.ts';

/** How far a letter had come: the connection, the login, MAIL FROM, RCPT TO, or DATA and the text itself. */
export type Phase = 'connect' | 'login' | 'sender' | 'recipient' | 'text';

/** How a server did not take a letter. */
export interface Reply {
  readonly phase: Phase;
  /** Basic code (RFC 5321); absent where the connection ended without an answer. */
  readonly code?: number;
  /** All lines of the answer with their codes, or what went wrong with the connection. */
  readonly text: string;
}

const LINK = /\bhttps?:\/\/\S+/g;
const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]*/g;
/** Codes at the beginning of a line (RFC 2034); `#` is what some gateways put before the second. */
const CODES = /^\d{3}[ -]?\(?#?(?<number>[245]\.\d{1,3}\.\d{1,3}(?!\.?\d))?\)?/gm;

const wordsOf = (text: string) =>
  text.replace(CODES, ' ').replace(LINK, ' ').replace(ADDRESS, ' ').replace(/\s+/g, ' ').trim().toLowerCase();

/** Number of the fault without its class: `1.1` of `550 5.1.1 …`. */
const faultOf = (text: string) => [...text.matchAll(CODES)][0]?.groups?.number?.slice(2);

/** What a code says where nothing else does (RFC 5321, 4.2.3). */
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
  // A mailbox that is sent too much at present (x.2.1 of a refusal for now) is no fault of ours, whatever the words.
  if (fault === '2.1' && code < 500) return 'later';
  return found(aboutUs) ?? byNumber[fault ?? ''] ?? found(aboutTheLetter) ?? byCode(phase, code);
}

/**
 * What a server means by not taking a letter: by what it says and by its enhanced code, and where both say nothing by code
 * and phase. Whether it says so to everybody is for `domain/refusals/same-for-all.ts` to find.
 *
 * @example refusalOf({ phase: 'recipient', code: 553, text: '553 5.7.1 … Sender address rejected: not owned by user' }) // 'sender'
 */
export function refusalOf({ phase, code, text }: Reply): Refusal {
  if (code === undefined) return phase === 'text' ? 'dropped' : 'unreachable';
  const refusal = meant({ phase, code, text });
  // Before anybody is named nothing can be said about a letter, and a login that fails for now is no wrong password.
  const nameless = phase === 'connect' || phase === 'login';
  if (nameless && (code < 500 || meaningOf(refusal).holds !== 'post')) return byCode(phase, code);
  // «Not now» is never the end, even where the reason is one.
  return code < 500 && meaningOf(refusal).holds === 'nothing' ? 'later' : refusal;
}
