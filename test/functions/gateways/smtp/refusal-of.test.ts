import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../../../functions/domain/refusals/refusal.ts';
import { type Phase, refusalOf } from '../../../../functions/gateways/smtp/refusal-of.ts';
import { knownReplies } from './known-replies.ts';

const read = (phase: Phase, reply: string) => refusalOf({ phase, code: Number(reply.slice(0, 3)), text: reply });

describe('an answer of a mail server', () => {
  it.each(knownReplies)('%s: %s → %s', (phase, reply, meaning) => {
    expect(read(phase, reply)).toBe(meaning);
  });

  it.each([
    ['connect', 'unreachable'],
    ['login', 'unreachable'],
    ['sender', 'unreachable'],
    ['recipient', 'unreachable'],
    ['text', 'dropped'],
  ] as const)('that never came, in the phase %s: %s', (phase, meaning) => {
    expect(refusalOf({ phase, text: 'Connection closed unexpectedly' })).toBe(meaning);
  });
});

/** Texts with only one meaning, in every phase and every form. */
const OUR_SIDE = [
  ['Sender address rejected: not owned by user', 'sender'],
  ['Client does not have permissions to send as this sender', 'sender'],
  ['Relay access denied', 'relay'],
  ['Unable to relay', 'relay'],
  ['Authentication required', 'login'],
  ['Client was not authenticated', 'login'],
] as const;

const phase = fc.constantFrom<Phase[]>('sender', 'recipient', 'text');
const shout = (words: string) => fc.constantFrom(words, words.toUpperCase(), words.toLowerCase());
const enhanced = (kind: 4 | 5) => fc.constantFrom('', `${kind}.7.1 `, `${kind}.7.0 `, `${kind}.0.0 `, `${kind}.1.0 `);
const address = fc.constantFrom('', '<anna@example.org>: ', '<spam.relay@sender-rejected.example>: ', '[192.0.2.7] ');

describe('the words decide, not the command', () => {
  it('our side is wrong, in every phase and with every code that says nothing more', () => {
    fc.assert(
      fc.property(
        phase,
        fc.constantFrom(450, 451, 454, 530, 550, 553, 554),
        fc.constantFrom(...OUR_SIDE).chain(([words, meaning]) => fc.tuple(shout(words), fc.constant(meaning))),
        address,
        fc.nat(4),
        (at, code, [words, meaning], whom, pick) => {
          const kind = code < 500 ? 4 : 5;
          const number = ['', `${kind}.7.1 `, `${kind}.7.0 `, `${kind}.0.0 `, `${kind}.1.0 `][pick];
          expect(read(at, `${code} ${number}${whom}${words}`)).toBe(meaning);
        },
      ),
    );
  });

  it('an address in the answer never counts as its words', () => {
    fc.assert(
      fc.property(
        phase,
        fc.constantFrom(...knownReplies.filter(([, reply]) => !reply.includes('\n'))),
        fc.constantFrom('spam', 'relay.denied', 'sender.rejected', 'mailbox-full', 'user.unknown', 'greylisted'),
        (_, [at, reply, meaning], name) => {
          const { code, words } = /^(?<code>\d{3})(?<words>.*)$/s.exec(reply)?.groups ?? {};
          expect(read(at, `${code}${words} (${name}@example.org)`)).toBe(meaning);
        },
      ),
    );
  });

  it('an enhanced code that names the fault counts, whatever words a server adds', () => {
    const said = [
      ['1.1', 'address'],
      ['1.2', 'domain'],
      ['2.2', 'full'],
      ['3.4', 'size'],
      ['1.8', 'sender'],
      ['7.8', 'login'],
      ['7.23', 'blocked'],
      ['4.5', 'rate'],
    ] as const;
    fc.assert(
      fc.property(
        phase,
        fc.constantFrom(...said),
        fc.constantFrom('no', 'нет', 'Otkaz', 'See our page'),
        fc.constantFrom('', '#'),
        (at, [number, meaning], words, mark) => {
          expect(read(at, `550 ${mark}5.${number} ${words}`)).toBe(meaning);
        },
      ),
    );
  });

  it('a temporary refusal is never final for a letter, whatever it says', () => {
    fc.assert(
      fc.property(
        phase,
        fc.integer({ min: 400, max: 499 }),
        enhanced(4),
        fc.constantFrom(...knownReplies.map(([, reply]) => reply.slice(4).replace(/^[45]\.\d+\.\d+ /, ''))),
        (at, code, number, words) => {
          expect(refusals[read(at, `${code} ${number}${words}`)].holds).not.toBe('nothing');
        },
      ),
    );
  });

  it('every answer has a meaning', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Phase[]>('connect', 'login', 'sender', 'recipient', 'text'),
        fc.option(fc.integer({ min: 200, max: 599 }), { nil: undefined }),
        fc.string({ unit: 'binary' }),
        (at, code, words) => {
          expect(refusals).toHaveProperty(
            refusalOf({ phase: at, ...(code ? { code } : {}), text: `${code} ${words}` }),
          );
        },
      ),
    );
  });
});
