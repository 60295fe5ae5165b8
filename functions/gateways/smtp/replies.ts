import type { Refusal } from '../../domain/refusals/refusal.ts';

/**
 * The words of mail servers and their meaning, searched for in lower case, without addresses and links. The first match counts. Sources: Postfix,
 * Exim, Exchange and Office 365, Gmail, Yandex and Mail.ru, and the filters in front of them.
 */
type Words = readonly (readonly [means: Refusal, says: RegExp])[];

/** Words about us as the sender, in any phase and with any code. */
export const aboutUs: Words = [
  // The recipient accepts mail only from colleagues. Our settings are right, although the words resemble a wrong login.
  ['unclear', /resolver\.rst|only accepts? (mail|messages) from/],
  ['later', /gr[ea]y-?list|сер(ый|ого|ые|ых) спис/],
  ['rate', /rate.?limit|unusual rate|too many (connections|messages|e-?mails|letters|login|errors|requests|commands)/],
  [
    'rate',
    /(sending|sender|submission|daily|hourly|outgoing|outbound|thread|recipients) .{0,20}(quota|limits?|threshold) exceed/,
  ],
  ['rate', /exceeded .{0,40}(sending|daily|hourly|message rate) (quota|limit)|recipients limit/],
  [
    'rate',
    /слишком (много|часто)|(дневн|суточн|часов)\S* .{0,20}лимит|лимит\S* .{0,20}(отправк|писем|сообщени|получател)/,
  ],
  ['blocked', /\b(spf|dkim|dmarc|rbl|dnsbl|fcrdns)\b|sender policy framework|spamhaus|spamcop|barracudacentral/],
  ['blocked', /black.?list|block.?list|ч[её]рн\S* спис|blocked using|client (host )?.{0,30}(rejected|blocked)/],
  ['blocked', /cannot find your|reverse (dns|hostname|lookup)|\bptr\b|dynamic ip|banned sender|traffic not accepted/],
  ['blocked', /\b(helo|ehlo)\b.{0,40}(rejected|invalid|denied|not|bad)|(invalid|bad) (helo|ehlo)/],
  [
    'login',
    /(authenticat|authori[sz]at)\S* (is )?(required|needed|failed|failure|unsuccessful|rejected)|not (been )?authenticated|not logged in/,
  ],
  [
    'login',
    /(auth\S*|login|log in|starttls)( command)? (is )?(required|first)|must (first )?(issue|authenticate|log ?in)|please (log ?in|authenticate)/,
  ],
  [
    'login',
    /credentials|user ?name and password|(invalid|bad|wrong|incorrect) (user|login|password)|application.(specific )?password|parol|access rights/,
  ],
  [
    'login',
    /(требу|необходим|обязательн)\S* .{0,15}(авториз|аутентиф|пароль|вход)|(авториз|аутентиф)\S* .{0,15}(требу|необходим|обязательн|не удал|не пройд)|невер\S* .{0,15}(логин|парол|имя)/,
  ],
  [
    'relay',
    /relay\w*\b.{0,30}(denied|not (permitted|allowed|authorized)|prohibited|disabled|refused|rejected|forbidden)|no relay/,
  ],
  [
    'relay',
    /(unable|not (permitted|allowed|authorized)|refus\w*|cannot|can't|do(es)? not|don't|won't) (to )?relay|ретрансляц|(пересылк|рел[еэ]й)\S* .{0,20}(запрещ|не разреш|отклон)/,
  ],
  [
    'sender',
    /sender( e-?mail)?( address)? (is )?(rejected|refused|denied|invalid|unknown|blocked|not (allowed|accepted|permitted|verified|owned|authorized|local))/,
  ],
  [
    'sender',
    /sender verif|verify failed|not owned by|send ?as\b|sendasdenied|not local sender|(bad|invalid|unknown) (outbound |envelope )?sender|(sender|from) address (must|is not|does(n't| not)|not)/,
  ],
  [
    'sender',
    /mail from .{0,40}(must|not allowed|denied|rejected)|sender .{0,40}(mismatch|not match|n't match)|not (allowed|permitted|authori[sz]ed) to (send|use)\b(?! .{0,20}\bto\b)/,
  ],
  [
    'sender',
    /отправител\S* .{0,40}(отклон|запрещ|не (принадлеж|разреш|принят|совпад|найден))|не принадлежит (пользовател|учётн)/,
  ],
];

/** Enhanced codes without their class (RFC 3463, RFC 5248 and its registry). Codes with three digits are from Exchange. */
export const byNumber: Readonly<Record<string, Refusal>> = {
  '1.1': 'address',
  '1.2': 'domain',
  '1.3': 'address',
  '1.4': 'address',
  '1.6': 'address',
  '1.7': 'sender',
  '1.8': 'sender',
  '2.1': 'address',
  '2.2': 'full',
  '2.3': 'size',
  '2.252': 'sender',
  '3.2': 'rate',
  '3.4': 'size',
  '4.4': 'domain',
  '4.5': 'rate',
  '4.310': 'domain',
  '5.3': 'rate',
  '7.8': 'login',
  '7.11': 'login',
  '7.20': 'blocked',
  '7.21': 'blocked',
  '7.22': 'blocked',
  '7.23': 'blocked',
  '7.24': 'blocked',
  '7.25': 'blocked',
  '7.26': 'blocked',
  '7.27': 'sender',
  '7.28': 'rate',
  '7.54': 'relay',
  '7.57': 'login',
  '7.60': 'sender',
  '7.64': 'relay',
  '7.139': 'login',
  '7.500': 'rate',
  '7.650': 'rate',
  '7.651': 'rate',
  '7.652': 'rate',
};

/** Words about one letter or one person, if the enhanced code is not in `byNumber`. */
export const aboutTheLetter: Words = [
  [
    'full',
    /over.?quota|out of storage|(mailbox|inbox|storage|disk|account|user)\S* .{0,30}(full|quota|size limit|limit exceeded)|quota exceeded/,
  ],
  ['full', /переполнен|квот\S* .{0,30}ящик|ящик\S* .{0,30}квот/],
  ['size', /\b(size|length)\b|too (big|large|long)|larger than|размер|слишком больш/],
  [
    'domain',
    /(domain|host)( name)?\S* .{0,20}(not found|unknown|not exist|n't exist|nonexist)|(no such|unknown|able to find the recipient) (domain|host)|null ?mx|recipient domain/,
  ],
  ['domain', /домен\S* .{0,30}(не (найден|существует)|неизвест)/],
  [
    'address',
    /unroute?able|(no such|unknown|invalid|non-?existent|illegal|no) (user|mailbox|recipient|address|account|person|alias)|not our (user|customer)|n't have an? .{0,30}(account|mailbox)/,
  ],
  [
    'address',
    /(user|mailbox|recipient|account|address)\S* .{0,60}(unknown|(not|n't) (found|exist|known|available|valid|local)|invalid|disabled|inactive|suspended|unavailable|access denied)/,
  ],
  [
    'address',
    /нет так(ого|ой)|неизвестн\S* (получател|пользовател|адрес)|(получател|адресат|ящик|пользовател|адрес)\S* .{0,30}(не (найден|существует)|неизвест|заблокирован|отключ)/,
  ],
  ['content', /spam|спам|virus|вирус|malware|infected|phish|unsolicited|content|policy|attachment|запрещ/],
  ['address', /address rejected/],
];
