import { domainToASCII, domainToUnicode } from 'node:url';
import { AFTER, BEFORE, eitherE, literal, surnameForms, surnameStem } from './name-patterns.ts';

/** A person as far as a place may know them, under former names and addresses too. */
export interface KnownPerson {
  /** «Фамилия Имя Отчество». */
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
}

/** One thing that tells of a person; the pattern is held against plain text. */
export interface Sought {
  /** Russian, for people: «фамилия». */
  readonly what: string;
  readonly pattern: RegExp;
  /** Source of an expression, whatever the size of letters, that stands in everything the pattern finds: a cheap first test. */
  readonly stem: string;
  /** False where the words may mean something else, or somebody else: a human has to look. */
  readonly certain: boolean;
}

/** Shorter ones are syllables and particles: they tell of nobody without a first name beside them. */
const SHORTEST_SURNAME = 4;
const SHORTEST_LOCAL_PART = 4;
const SHORTEST_STEM = 3;
const ENDING = 2;
/** Figures of a number without the country: fewer are a number of something else. */
const PHONE_FIGURES = 10;

const SPACE = '[\\s_]+';
const INITIALS = '(?:\\p{Lu}\\.\\s*){1,2}';

/** What a first name or a patronymic begins with in every case. */
const stemOf = (word: string) => eitherE(word.slice(0, Math.max(SHORTEST_STEM, word.length - ENDING)));

const inAnyCase = (word: string) => `${stemOf(word)}\\p{L}{0,4}`;

type Kind = readonly [what: string, stem: string, source: string, flags: 'giu' | 'gu'];

function kindsOfName(name: string): Kind[] {
  const [surname = '', first, patronymic] = name.trim().split(/\s+/);
  if (surname === '') return [];
  const family = surnameForms(surname);
  const stem = surnameStem(surname);
  const own = first && [inAnyCase(first), ...(patronymic ? [`(?:${SPACE}${inAnyCase(patronymic)})?`] : [])].join('');
  return [
    ...(own ? [['имя и фамилия', stem, `${family}${SPACE}${own}|${own}${SPACE}${family}`, 'giu'] as const] : []),
    ...(first && patronymic
      ? [['имя и отчество', stemOf(first), `${inAnyCase(first)}${SPACE}${inAnyCase(patronymic)}`, 'giu'] as const]
      : []),
    ...(first ? [['фамилия с инициалами', stem, `${family}\\s*${INITIALS}|${INITIALS}${family}`, 'gu'] as const] : []),
    ...(surname.length >= SHORTEST_SURNAME ? [['фамилия', stem, family, 'gu'] as const] : []),
  ];
}

/** What a human has to look at: in small letters too many surnames are words; before another domain a mailbox may be somebody else's. */
function doubtfulKinds({ names, addresses }: KnownPerson): Kind[] {
  const surnames = names.flatMap((name) => name.trim().split(/\s+/, 1));
  const locals = addresses.flatMap((address) => address.split('@', 1));
  return [
    ...surnames
      .filter(({ length }) => length >= SHORTEST_SURNAME)
      .map((surname): Kind => ['слово, похожее на фамилию', surnameStem(surname), surnameForms(surname), 'giu']),
    ...locals
      .filter(({ length }) => length >= SHORTEST_LOCAL_PART)
      .map((local): Kind => ['похожий адрес почты', literal(local), `${literal(local)}@\\S+`, 'giu']),
  ];
}

function kindsOfAddress(address: string): Kind[] {
  const [local = '', domain = ''] = address.split('@');
  const domains = [...new Set([domain, domainToUnicode(domain), domainToASCII(domain)])].filter(Boolean).map(literal);
  return [
    ['адрес почты', literal(local), `${literal(local)}@(?:${domains.join('|')})`, 'giu'],
    // Before another domain it is somebody else's.
    ...(local.length >= SHORTEST_LOCAL_PART
      ? [['имя почтового ящика', literal(local), `${literal(local)}(?![\\p{L}\\p{N}._%+-]*@)`, 'giu'] as const]
      : []),
  ];
}

function kindsOfPhone(phone: string): Kind[] {
  const figures = phone.replace(/\D/g, '').slice(-PHONE_FIGURES);
  const number = [...figures].join('[\\s()-]*');
  return figures.length < PHONE_FIGURES ? [] : [['телефон', number, `(?:\\+?[78][\\s(-]*)?${number}`, 'giu']];
}

/** Ways in which texts shorten a name. */
export function shortened(name: string): readonly string[] {
  const [surname = '', first = '', patronymic = ''] = name.trim().split(/\s+/);
  const initials = [first, patronymic].filter(Boolean).map((word) => `${word.charAt(0)}.`);
  return first ? [`${surname} ${initials.join(' ')}`, `${surname} ${initials[0]}`, `${first} ${surname}`] : [];
}

/**
 * What tells of a person, the longest first.
 * @param others what tells of others: names, addresses, the words of the school itself. What fits there too is not certain.
 */
export function soughtOf(person: KnownPerson, others: readonly string[]): readonly Sought[] {
  const foreign = others.flatMap((text) => [text, ...shortened(text)]).join('\n');
  const { names, addresses, phones } = person;
  const kinds = [...names.flatMap(kindsOfName), ...addresses.flatMap(kindsOfAddress), ...phones.flatMap(kindsOfPhone)];
  const compiled = ([what, stem, source, flags]: Kind) => ({
    what,
    stem,
    pattern: new RegExp(`${BEFORE}(?:${source})${AFTER}`, flags),
  });
  return [
    ...kinds.map(compiled).map((each) => ({ ...each, certain: foreign.search(each.pattern) < 0 })),
    ...doubtfulKinds(person).map((kind) => ({ ...compiled(kind), certain: false })),
  ];
}
