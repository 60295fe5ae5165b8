import { mendLookalikes } from '../../../sheets-schema/lookalikes.ts';
import { normalText } from '../../../sheets-schema/normal-text.ts';
import { DIMINUTIVES } from './diminutives.ts';
import { plainWord } from './plain-text.ts';

/** The parts of a full name, as `plainWord` returns them. */
export interface NameParts {
  /** One word, or both halves of a double surname. */
  readonly surname: readonly string[];
  readonly first: readonly string[];
  readonly patronymic: readonly string[];
  /** Particles before the surname: «де», «фон», the «О» of О’Генри. */
  readonly particles: readonly string[];
  /** Endings after the father's name: «оглы», «кызы». */
  readonly endings: readonly string[];
}

const PARTICLES: ReadonlySet<string> = new Set(
  'де ди да дю дель делла дер ден ван фон цу унд ла ле сен сент аль эль ас аш ибн бен бинт бну мак о д л'.split(' '),
);

/** Words that follow a father's name: «Гасан оглы». In «Чобан-оглы Мария» such a word is the end of a surname. */
const FATHER_ENDINGS: ReadonlySet<string> = new Set('оглы оглу углы кызы гызы кизи улы уулу'.split(' '));

/** Surname endings, with or without a hyphen: «Ахмед-заде», «Чобан-оглы», «Тагизаде». */
const SURNAME_ENDING = /^(\p{L}{2,})(?:заде|оглы|оглу|кызы|гызы)$/u;

/**
 * The beginning of a surname like «Ахмед-заде»; undefined for other surnames.
 * @param surname - one word, as `plainWord` returns it
 */
export const beforeEnding = (surname: string): string | undefined => SURNAME_ENDING.exec(surname)?.[1];

/**
 * Whether a word may be the second half of a surname like «Ахмед-заде».
 * @param word - as `plainWord` returns it
 */
export const isSurnameEnding = (word: string): boolean => word === 'заде' || FATHER_ENDINGS.has(word);

/**
 * Whether a word can also be a particle: «Ван», «Мак», «Ди».
 * @param word - as `plainWord` returns it
 */
export const isParticleWord = (word: string): boolean => PARTICLES.has(word);

const PATRONYMIC = /(?:ович|евич|ьич|[тмк]ич|овна|евна|ична)$/u;
const GLUED_FATHER = /^(\p{L}{2,})(оглы|кызы|гызы|уулу)$/u;

/** Splits a word of a name at hyphens and apostrophes: «Тестова-Примерова», «д’Артаньян», «Гасан-оглы». */
const piecesOf = (word: string): readonly string[] =>
  word
    .replace(/(\p{L}{2,})['’ʼ`´‘′](?=\p{L})/gu, (joined, before: string) => (PARTICLES.has(before) ? joined : before))
    .split(/[^\p{L}]+/u)
    .filter((piece) => piece !== '');

/** The words of a name, in order. The parts of a hyphenated word stay together. */
function wordsOf(name: string): readonly (readonly string[])[] {
  return (
    mendLookalikes(normalText(name))
      // «Тестова Анна, учитель»; «О Пробин Пётр».
      .replace(/[,;]\s*\p{Ll}.*$/u, '')
      .replace(/^([ОД])(?:’|'|\s(?=\S+\s+\S))(?=\p{Lu})/u, '$1’')
      .replace(/\s*[\u2010-\u2015\u2212-]\s*/g, '-')
      .replace(/\.(?=\S)/g, '. ')
      .split(/\s+/)
      .map((word) =>
        piecesOf(
          word
            .split('-')
            .map((part) => part.toLowerCase())
            .join('-'),
        ).map(plainWord),
      )
      .filter((pieces) => pieces.length > 0)
  );
}

const isFirstName = (word: string | undefined) => word !== undefined && DIMINUTIVES.has(word);

/** The index of the last word of the surname (−1 if the surname comes last), and the index after the first name. */
function inOrder(words: readonly (readonly string[])[], fatherAt: number): readonly [number, number] {
  const last = words.length - 1;
  if (fatherAt > 0 && fatherAt < last) return [-1, fatherAt];
  if (fatherAt > 0) return [fatherAt - 2, fatherAt];
  const turned = last === 1 && isFirstName(words[0]?.[0]) && !isFirstName(words[1]?.[0]);
  return turned ? [-1, 1] : [0, last + 1];
}

/**
 * Splits a name. The surname comes first («Фамилия Имя Отчество») or last. The name may have particles, a double surname or «оглы».
 * @example nameParts('де Местр Анна Ивановна') // { surname: ['местр'], first: ['анна'], patronymic: ['ивановна'], particles: ['де'], endings: [] }
 */
export function nameParts(name: string): NameParts {
  const particles: string[] = [];
  const endings: string[] = [];
  let father: readonly string[] = [];
  let fatherAt = 0;
  const words: (readonly string[])[] = [];
  const all = wordsOf(name);
  all.forEach((pieces, at) => {
    const own: string[] = [];
    for (const piece of pieces) {
      const [, glued, ending] = GLUED_FATHER.exec(piece) ?? [];
      const isSurname = isSurnameAt(all, at);
      if (glued && ending && !isSurname) {
        [father, fatherAt] = [[glued], words.length];
        endings.push(ending);
      } else if (piece === 'заде' || (FATHER_ENDINGS.has(piece) && isSurname)) {
        own.push((own.pop() ?? words.pop()?.join('') ?? '') + piece);
      } else if (FATHER_ENDINGS.has(piece)) {
        father = own.length > 0 ? own.splice(0) : (words.pop() ?? []);
        fatherAt = words.length;
        endings.push(piece);
      } else if (PARTICLES.has(piece) && (piece.length > 1 || pieces.length > 1)) particles.push(piece);
      else own.push(piece);
    }
    if (own.length > 0) words.push(own);
  });
  const added = { particles, endings };
  if (particles.length > 0 && all.length > 1 && isSurnameMissing(words, father)) {
    const [surname = '', ...others] = particles;
    return { ...inPlaces([[surname], ...words], father, 2), particles: others, endings };
  }
  return { ...inPlaces(words, father, fatherAt), ...added };
}

const isFather = (word: readonly string[]): boolean => PATRONYMIC.test(word.at(-1) ?? '');

/** Whether a word that ends in «оглы» belongs to the surname. Its place among the other words decides. */
function isSurnameAt(words: readonly (readonly string[])[], at: number): boolean {
  if (at === 0) return words.length > 1;
  // «Мария Ивановна Чобан-оглы».
  if (words.slice(0, at).some(isFather)) return true;
  // «Чобан оглы Мария».
  const isApart = FATHER_ENDINGS.has(words[at]?.[0] ?? '');
  return at === 1 && (isApart ? words.length > 2 : words.length === 2);
}

/** Whether a particle must be the surname, because no other word can be: «Ван Ирина Сергеевна», «И. С. Ван», «Мак Галина». */
function isSurnameMissing(words: readonly (readonly string[])[], father: readonly string[]): boolean {
  const [one, two, three] = words;
  if (!two || father.length > 0) return !two;
  return !three && (isFather(two) || (one?.[0]?.length === 1 && two[0]?.length === 1));
}

function inPlaces(
  words: readonly (readonly string[])[],
  father: readonly string[],
  fatherAt: number,
): Pick<NameParts, 'surname' | 'first' | 'patronymic'> {
  if (father.length > 0) {
    // «Лейла Гасан кызы Образова».
    const spoken = fatherAt === 1 && words.length > 1;
    const [surname, first] = spoken ? [words.slice(1), words.slice(0, 1)] : [words.slice(0, 1), words.slice(1)];
    return { surname: surname.flat(), first: first.flat(), patronymic: father };
  }
  const isInitial = words.map((word) => word[0]?.length === 1);
  // «Тестова А. И.», «А. И. Тестова».
  const initialsAt = words.length !== 3 || !isInitial[1] ? -1 : isInitial[2] ? 2 : isInitial[0] ? 1 : -1;
  const patronymicAt = initialsAt > 0 ? initialsAt : words.findLastIndex((word, i) => i > 0 && isFather(word));
  const [surnameEnd, end] = inOrder(words, patronymicAt);
  if (surnameEnd === -1 && end < words.length) {
    // «Анна Ивановна Тестова», «Анна Тестова».
    const patronymic = patronymicAt > 0 ? (words[patronymicAt] ?? []) : [];
    return {
      surname: words.slice(patronymicAt > 0 ? end + 1 : end).flat(),
      first: words.slice(0, end).flat(),
      patronymic,
    };
  }
  return {
    surname: words.slice(0, surnameEnd + 1).flat(),
    first: words.slice(Math.max(0, surnameEnd + 1), end).flat(),
    patronymic: words.slice(end).flat(),
  };
}
