import { mendLookalikes } from '../../../sheets-schema/lookalikes.ts';
import { normalText } from '../../../sheets-schema/normal-text.ts';
import { DIMINUTIVES } from './diminutives.ts';
import { plainWord } from './plain-text.ts';

/** The parts of a full name, plain and in lower case. */
export interface NameParts {
  /** Both halves of a double surname. */
  readonly surname: readonly string[];
  readonly first: readonly string[];
  readonly patronymic: readonly string[];
  /** «де», «фон», the «О» of О’Генри: before the surname, never alone. */
  readonly particles: readonly string[];
  /** «оглы», «кызы»: after the father's name. */
  readonly endings: readonly string[];
}

const PARTICLES: ReadonlySet<string> = new Set(
  'де ди да дю дель делла дер ден ван фон цу унд ла ле сен сент аль эль ас аш ибн бен бинт бну мак о д л'.split(' '),
);

/** «Гасан оглы»: the word before is the father's name. */
const FATHER_ENDINGS: ReadonlySet<string> = new Set('оглы оглу углы кызы гызы кизи улы уулу заде'.split(' '));

const PATRONYMIC = /(?:ович|евич|ьич|[тмк]ич|овна|евна|ична)$/u;
const GLUED_FATHER = /^(\p{L}{2,})(оглы|кызы|гызы|уулу)$/u;

/** A word of a name, split at hyphens and apostrophes: «Тестова-Примерова», «д’Артаньян», «Гасан-оглы». */
const piecesOf = (word: string): readonly string[] =>
  word
    .replace(/(\p{L}{2,})['’ʼ`´‘′](?=\p{L})/gu, (joined, before: string) => (PARTICLES.has(before) ? joined : before))
    .split(/[^\p{L}]+/u)
    .filter((piece) => piece !== '');

/** The words of a name in order; hyphenated ones stay together. */
function wordsOf(name: string): readonly (readonly string[])[] {
  return (
    mendLookalikes(normalText(name))
      // «Тестова Анна, учитель»; «О Пробин Пётр».
      .replace(/[,;]\s*\p{Ll}.*$/u, '')
      .replace(/^([ОД])[\s’'](?=\p{Lu})/u, '$1’')
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

/** Which words are surname, first name and patronymic, in register order or in spoken order. */
function inOrder(words: readonly (readonly string[])[], fatherAt: number): readonly [number, number] {
  const last = words.length - 1;
  if (fatherAt > 0 && fatherAt < last) return [-1, fatherAt];
  if (fatherAt > 0) return [fatherAt - 2, fatherAt];
  const turned = last === 1 && isFirstName(words[0]?.[0]) && !isFirstName(words[1]?.[0]);
  return turned ? [-1, 1] : [0, last + 1];
}

/**
 * Splits a name: «Фамилия Имя Отчество», or with the surname last; particles, double surnames and «оглы» are allowed.
 * @example nameParts('де Местр Анна Ивановна') // { surname: ['местр'], first: ['анна'], patronymic: ['ивановна'], particles: ['де'], endings: [] }
 */
export function nameParts(name: string): NameParts {
  const particles: string[] = [];
  const endings: string[] = [];
  let father: readonly string[] = [];
  const words: (readonly string[])[] = [];
  for (const pieces of wordsOf(name)) {
    const own: string[] = [];
    for (const piece of pieces) {
      const [, glued, ending] = GLUED_FATHER.exec(piece) ?? [];
      if (glued && ending) {
        father = [glued];
        endings.push(ending);
      } else if (FATHER_ENDINGS.has(piece)) {
        father = own.length > 0 ? own.splice(0) : (words.pop() ?? []);
        endings.push(piece);
      } else if (PARTICLES.has(piece) && (piece.length > 1 || pieces.length > 1)) particles.push(piece);
      else own.push(piece);
    }
    if (own.length > 0) words.push(own);
  }
  const added = { particles, endings };
  if (father.length > 0) return { surname: words[0] ?? [], first: words.slice(1).flat(), patronymic: father, ...added };
  const isInitial = words.map((word) => word[0]?.length === 1);
  // «Тестова А. И.», «А. И. Тестова».
  const initialsAt = words.length !== 3 || !isInitial[1] ? -1 : isInitial[2] ? 2 : isInitial[0] ? 1 : -1;
  const fatherAt =
    initialsAt > 0 ? initialsAt : words.findLastIndex((word, i) => i > 0 && PATRONYMIC.test(word[0] ?? ''));
  const [surnameEnd, end] = inOrder(words, fatherAt);
  if (surnameEnd === -1 && end < words.length) {
    // «Анна Ивановна Тестова», «Анна Тестова».
    const patronymic = fatherAt > 0 ? (words[fatherAt] ?? []) : [];
    return {
      surname: words.slice(fatherAt > 0 ? end + 1 : end).flat(),
      first: words.slice(0, end).flat(),
      patronymic,
      ...added,
    };
  }
  return {
    surname: words.slice(0, surnameEnd + 1).flat(),
    first: words.slice(Math.max(0, surnameEnd + 1), end).flat(),
    patronymic: words.slice(end).flat(),
    ...added,
  };
}
