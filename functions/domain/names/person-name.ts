import { DIMINUTIVES } from './diminutives.ts';
import { plainWord } from './plain-text.ts';

/** A name with unambiguous parts. Given names are in title case: «Анна», not «АННА». */
interface PersonName {
  /** Undefined if the text has only given names: «Ольга Петровна». */
  readonly surname?: string;
  readonly first: string;
  /** Undefined if the name has no patronymic: «Мамедова Лейла». */
  readonly patronymic?: string;
}

/** Separate words for «son» and «daughter» in Turkic names. */
const CHILD = /^(?:оглы|оглу|углы|улы|ұлы|уулу|кызы|гызы|кизи|қызы)$/iu;
const PATRONYMIC =
  /(?:[оеё]вич|ьич|[оеёі]вна|ична|ишна|\p{L}{3}(?:оглы|оглу|улы|ұлы|уулу|кызы|гызы|кизи|қызы))$|^(?:лук|кузьм|фом|никит|савв|фок|мин)ич$/iu;
const OF_A_MAN = /ич$/iu;

/** Endings that only surnames have. The endings -ина and -ий are left out, because «Ирина» and «Василий» are first names. */
const SURNAME = /(?:\p{L}{2}(?:[оеё]ва?)|[сцз]к(?:ий|ая|ой)|\p{L}{3}(?:ая|ый|ой)|енко|[чщ]ук|юк|швили|дзе|[ыи]х)$/iu;
const FIRST_NAMES_LIKE_SURNAMES = /^(?:яков|лев|ева)$/iu;
/** Men's names with feminine endings. */
const MEN_IN_A =
  /^(?:никита|илья|кузьма|фома|лука|савва|данила|гаврила|фока|мина|сила|муса|иса|мустафа|зия|яхья|закария|абдулла|хамза)$/iu;

const isPatronymic = (word: string) => PATRONYMIC.test(word.replace(/[\s-]/g, ''));
const isSurname = (word: string) => SURNAME.test(word) && !FIRST_NAMES_LIKE_SURNAMES.test(word) && !isPatronymic(word);
const isOfAMan = (surname: string) => /(?:[оеё]в|[иы]н|[сц]кий|ый|ой)$/iu.test(surname);

/** Whether we know a first name; of a double name, both halves. */
const isKnownFirstName = (word: string) => word.split('-').every((each) => DIMINUTIVES.has(plainWord(each)));

const isShouted = (word: string) => word.length > 1 && word === word.toUpperCase();
const inLowerCase = (text: string) => text === text.toLowerCase();

/** Converts to title case: «АННА-МАРИЯ» becomes «Анна-Мария», «САИД ОГЛЫ» becomes «Саид оглы». */
function asName(word: string): string {
  return word
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/(?<=[\s-])(?:Оглы|Оглу|Улы|Уулу|Кызы|Гызы|Кизи)$/u, (child) => child.toLowerCase());
}

/** The name without brackets and without a position after it. A double surname becomes one word. */
function bare(written: string): string {
  const said = written
    .replace(/\([^)]*\)?|\[[^\]]*\]?/g, ' ')
    .replace(/(?:\s*[,;/]|\s[-–—])\s+\p{Ll}.*$/u, (rest) => (inLowerCase(written) ? rest : ''))
    .replace(/^(\s*\p{L}+)\s*[-–—]\s*(?=\p{Lu})/u, '$1-')
    // In registers a comma may follow the surname: «Тестова, Анна Ивановна».
    .replace(/^(\s*\p{L}[\p{L}-]*),\s+(?=\S+\s+\S)/u, '$1 ');
  return said
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;]+$/, '')
    .trim();
}

const WORD = /^\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}'’ʼ-]*$/u;

/** The words of a name, or undefined if the text contains anything else. A patronymic of two words is one item. */
function wordsOf(written: string): string[] | undefined {
  const said = bare(written);
  const words: string[] = [];
  for (const word of said.split(' ')) {
    if (!WORD.test(word)) return undefined;
    const isChild = CHILD.test(word);
    // A name does not begin in lower case, unless the whole text is in lower case.
    if (!isChild && !inLowerCase(said) && inLowerCase(word.charAt(0))) return undefined;
    if (isChild && words.length > 0) words.push(`${words.pop()} ${word}`);
    else words.push(word);
  }
  return words.map((word) => (isShouted(word) || inLowerCase(word) ? asName(word) : word));
}

/** Whether a first name and a patronymic can belong to one person. */
function agree(first: string, patronymic: string, surname = ''): boolean {
  if (!isPatronymic(patronymic) || isPatronymic(first) || isSurname(first)) return false;
  return !(OF_A_MAN.test(patronymic) && /[ая]$/iu.test(first)) || MEN_IN_A.test(first) || isOfAMan(surname);
}

/**
 * Splits a name whose form is unambiguous: «Фамилия Имя Отчество», «Имя Отчество Фамилия», «Имя Отчество», or a first name with an obvious surname.
 * Undefined for initials, too many words, or three words without a patronymic, because after a wrong guess a letter would greet somebody by their
 * surname.
 */
export function readPersonName(written: string): PersonName | undefined {
  const words = wordsOf(written);
  const [one = '', two = '', three = ''] = words ?? [];
  if (words?.length === 3) {
    if (agree(one, two, three)) return { surname: three, first: one, patronymic: two };
    if (agree(two, three, one)) return { surname: one, first: two, patronymic: three };
  }
  if (words?.length === 2) {
    // «Гончар Ильич» begins with a surname. So if no surname stands beside the two words, the first one must be a known first name.
    if (agree(one, two)) return isKnownFirstName(one) ? { first: one, patronymic: two } : undefined;
    if (isPatronymic(one) || isPatronymic(two)) return undefined;
    if (isSurname(one) && !isSurname(two)) return { surname: one, first: two };
    if (isSurname(two) && !isSurname(one)) return { surname: two, first: one };
  }
  return undefined;
}

/** The name in a letter's greeting: «Анна Ивановна»; undefined if the name is ambiguous. */
export function addressedBy(written: string): string | undefined {
  const name = readPersonName(written);
  return name && [name.first, name.patronymic].filter(Boolean).join(' ');
}

/**
 * The name under a paper, «И. И. Директоров» (ГОСТ Р 7.0.97-2025). A name that we cannot split for certain, or without a surname, stays as it was
 * written.
 */
export function signedName(written: string): string {
  const { surname, first, patronymic } = readPersonName(written) ?? {};
  if (!surname || !first) return written;
  const initials = [first, patronymic?.split(/[\s-]/)[0]].flatMap((word) => (word ? [initialOf(word)] : []));
  return [...initials, surname].join(' ');
}

/** «А.», and «А.-М.» for «Анна-Мария». */
const initialOf = (word: string) =>
  word
    .split('-')
    .map((part) => `${part.charAt(0)}.`)
    .join('-');
