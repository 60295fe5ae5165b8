import { domainToASCII, domainToUnicode } from 'node:url';
import { AFTER, BEFORE, eitherE, literal, surnameForms, surnameStem } from './name-patterns.ts';

/** The known data of a person, including former names and addresses. */
export interface KnownPerson {
  /** «Фамилия Имя Отчество». */
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
}

/** One kind of trace of a person; the pattern is for normalised text. */
export interface TracePattern {
  /** The kind in Russian, for people: «фамилия». */
  readonly what: string;
  readonly pattern: RegExp;
  /** Pattern source for a fast first test. It matches within every match of `pattern`, ignoring case. */
  readonly stem: string;
  /** Whether a match is certain. Any other match may have another meaning or belong to another person, so people must check it. */
  readonly certain: boolean;
}

/** Shorter surnames are also syllables and particles. Without a first name they identify nobody. */
const SHORTEST_SURNAME = 4;
const SHORTEST_LOCAL_PART = 4;
const SHORTEST_STEM = 3;
const ENDING = 2;
/** Digits of a phone number without the country code. A shorter number is not a phone number. */
const PHONE_FIGURES = 10;

/** Between words of one name. A tab separates the cells of a table. */
const SPACE = '(?:[^\\S\\t]|_)+';
/** Between the cells of a row: in a text file, in JSON, and what `visible-text.ts` writes for a gap. */
const CELL = '["»]?\\s*[\\t;|,]+\\s*["«]?';
/** After the last cell of a name. */
const CELL_END = '(?=["»]?\\s*(?:[\\t;|,\\0\\n]|$))';
const INITIALS = '(?:\\p{Lu}\\.\\s*){1,2}';

/** The stem of a first name or patronymic, the same in every case. */
const stemOf = (word: string) => eitherE(word.slice(0, Math.max(SHORTEST_STEM, word.length - ENDING)));

const inAnyCase = (word: string) => `${stemOf(word)}\\p{L}{0,4}`;

type Kind = readonly [what: string, stem: string, source: string, flags: 'giu' | 'gu'];

/** A pattern for a name over several cells of a row. The surname comes first, because other orders may join the names of two people. */
function inCells(family: string, first: string, patronymic: string | undefined): string {
  const alone = `${family}${CELL}${inAnyCase(first)}${CELL_END}`;
  if (!patronymic) return alone;
  const [called, father] = [inAnyCase(first), inAnyCase(patronymic)];
  const whole = `${family}${CELL}${called}(?:${SPACE}|${CELL})${father}|${family}${SPACE}${called}${CELL}${father}`;
  return `${whole}|${alone}`;
}

function kindsOfName(name: string): Kind[] {
  const [surname = '', first, patronymic] = name.trim().split(/\s+/);
  if (surname === '') return [];
  const family = surnameForms(surname);
  const stem = surnameStem(surname);
  const own = first && [inAnyCase(first), ...(patronymic ? [`(?:${SPACE}${inAnyCase(patronymic)})?`] : [])].join('');
  return [
    ...(first ? [['имя и фамилия в соседних клетках', stem, inCells(family, first, patronymic), 'giu'] as const] : []),
    ...(own ? [['имя и фамилия', stem, `${family}${SPACE}${own}|${own}${SPACE}${family}`, 'giu'] as const] : []),
    ...(first && patronymic
      ? [['имя и отчество', stemOf(first), `${inAnyCase(first)}${SPACE}${inAnyCase(patronymic)}`, 'giu'] as const]
      : []),
    ...(first ? [['фамилия с инициалами', stem, `${family}\\s*${INITIALS}|${INITIALS}${family}`, 'gu'] as const] : []),
    ...(surname.length >= SHORTEST_SURNAME ? [['фамилия', stem, family, 'gu'] as const] : []),
  ];
}

/**
 * Uncertain traces, for people to check. Surnames in small letters may be ordinary words, and the same mailbox name in
 * another domain may belong to another person.
 */
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
    // Skips the mailbox name before «@», because in another domain it may belong to another person.
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

/** Short forms of a name in texts. */
function shortened(name: string): readonly string[] {
  const [surname = '', first = '', patronymic = ''] = name.trim().split(/\s+/);
  const initials = [first, patronymic].filter(Boolean).map((word) => `${word.charAt(0)}.`);
  return first ? [`${surname} ${initials.join(' ')}`, `${surname} ${initials[0]}`, `${first} ${surname}`] : [];
}

/**
 * The traces to search for, the longest first.
 * @param others - data of other people, and the school's own words; a trace that also matches these is uncertain
 */
export function tracePatterns(person: KnownPerson, others: readonly string[]): readonly TracePattern[] {
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
