import type { Refusal } from '../../functions/domain/refusals/refusal.ts';

/** MailApp's exceptions, in English or in the account's language, with their meaning. The first match counts. */
const EXCEPTIONS: readonly (readonly [means: Refusal, says: RegExp])[] = [
  ['rate', /short time|rate limit|короткий/i],
  ['quota', /too many times|for one day|quota|слишком (много|часто)|за (один )?день|квот|лимит (писем|отправ)/i],
  ['size', /limit exceeded: email|(body|attachments?|subject) .{0,20}(size|too large)|размер|слишком больш/i],
  [
    'address',
    /invalid email|no recipient|invalid argument: (to|recipient)|недопустим\S* адрес|неверн\S* адрес|нет получател/i,
  ],
  [
    'unreachable',
    /service unavailable|server error|timed? ?out|(сервис|служба|сервер)\S* .{0,30}недоступ|ошибка сервера|время ожидания/i,
  ],
  ['permission', /permission|authoriz|not allowed|access denied|disabled|разрешени|доступ|авториз|отключен/i],
];

/**
 * The meaning of a MailApp exception. If its words are unknown, it stops only its own letter: it may be about this letter, in a language that the
 * list lacks. If all letters of a run fail in this way, the run notices it.
 */
export function refusalOfException(words: string): Refusal {
  return EXCEPTIONS.find(([, says]) => says.test(words))?.[0] ?? 'later';
}
