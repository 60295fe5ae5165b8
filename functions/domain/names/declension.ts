/**
 * A rule: the ending of a surname or first name, the number of its letters to cut off, and the endings of all cases. The first matching rule applies.
 * As in `plain-text.ts`, й is и and ё is е.
 */
type Declension = readonly [ending: RegExp, kept: number, forms: string];

const ADJECTIVE = 'ии|ыи|ои|ого|его|ому|ему|им|ым|ом|ем|ая|яя|ую|юю|ою|ею|еи|ие|ые|их|ых|ими|ыми';
const OF_FATHER = '|а|у|ым|ом|е|ои|ою|ы|ых|ыми';
const SOFT = 'ь|и|я|ю|ем|е|ям|ями|ях';
const HARD = '|а|у|ом|ем|е|ы|ам|ами|ах';
/** The endings after г, к, х, ж, ш, ч and щ, which have и instead of ы: Ткачи, Марки. */
const VELAR = '|а|у|ом|ем|е|и|ам|ами|ах';
const IN_A = 'а|я|ы|и|е|у|ю|ои|еи|ою|ею|ам|ами|ах|ям|ями|ях';

const SURNAMES: readonly Declension[] = [
  // Some people decline surnames like «Шевченко».
  [/ко$/u, 1, 'о|и|е|у|ои|ою'],
  // Surnames like «Чёрных» and «Гюго» have no case forms.
  [/(?:[ыи]х|[оеуюэ])$/u, 0, ''],
  // Иванов, Сергеев, Ильин, and also Дарвин, whose instrumental ends in -ом.
  [/(?:[ое]в|[иы]н)$/u, 0, OF_FATHER],
  [/(?:[ое]в|[иы]н)а$/u, 1, OF_FATHER],
  // Невский, Толстая; Цой.
  [/[иыо]и$/u, 2, `${ADJECTIVE}|оя|ою|оем|ое|ия|ию|ием|ыя`],
  [/(?:ая|яя)$/u, 2, ADJECTIVE],
  [/[ая]$/u, 1, IN_A],
  // Three rules for surnames in -и: Ли, Дзагоши. Гай and Соловей match too, because й counts as и.
  [/\p{L}{2}еи$/u, 2, 'еи|ея|ею|еем|ее|ьи|ья|ью|ьем|ье'],
  [/[ауя]и$/u, 1, 'и|я|ю|ем|е'],
  [/и$/u, 0, ''],
  [/ь$/u, 1, SOFT],
  [/[гкхжшчщ]$/u, 0, VELAR],
  [/$/u, 0, HARD],
];

const FIRST_NAMES: readonly Declension[] = [
  [/[ая]$/u, 1, IN_A],
  [/о$/u, 1, 'о|а|ы|е|у|ом|ои'],
  [/^лев$/u, 2, 'ев|ьва|ьву|ьвом|ьве|ьвы'],
  [/ь$/u, 1, `${SOFT}|ью`],
  [/и$/u, 1, 'и|я|ю|ем|е'],
  [/[еиуыэю]$/u, 0, ''],
  [/[гкхжшчщ]$/u, 0, VELAR],
  [/$/u, 0, HARD],
];

/** A vowel that disappears in other cases: Кравец, Кравца; Заяц, Зайца; Конёк, Конька; Павел, Павла; Журавель, Журавля. */
const FLEETING = /^(\p{L}{2,})[еоя]([цклр]|[лнр]ь)$/u;

function inCases(word: string, table: readonly Declension[]): readonly string[] {
  const [, before, last] = FLEETING.exec(word) ?? [];
  const fled = before && last ? ['', 'ь', 'и'].map((joint) => before + joint + last) : [];
  const all = [word, ...fled].flatMap((each) => {
    const [, kept, forms] = table.find(([ending]) => ending.test(each)) ?? [/$/u, 0, ''];
    const stem = each.slice(0, each.length - kept);
    return forms.split('|').map((end) => stem + end);
  });
  return [...new Set([word, ...all])];
}

/**
 * All case forms of a surname, in plain lower case. Derived words like «Ивановский» and «Иваново» are not case forms.
 * @param word - a single word from `plainWord`
 */
export const surnameInCases = (word: string): readonly string[] => inCases(word, SURNAMES);

export const firstNameInCases = (word: string): readonly string[] => inCases(word, FIRST_NAMES);

/** Possessives of names that end in а or я: «Аннина тетрадь», «Петина». Possessives of other names look like surnames («Иванов»), so we omit them. */
export function possessives(word: string): readonly string[] {
  if (!/[ая]$/u.test(word)) return [];
  const stem = `${word.slice(0, -1)}ин`;
  return ['', 'а', 'у', 'о', 'ы', 'ои', 'ым', 'ом', 'ых', 'ыми', 'ого', 'ому', 'е'].map((end) => stem + end);
}

/**
 * Replacements that make colloquial patronymics (Иваныч, Сергеич, Николавна, «Иванна» for Ивановна, Юрьна, Дмитревна) and spelling variants
 * (Геннадиевна, Геннадьевна).
 */
const COLLOQUIAL: readonly (readonly [RegExp, string])[] = [
  [/^михаилов/u, 'михал'],
  [/^александров/u, 'сан'],
  [/^павлов/u, 'пал'],
  [/ае(?=вич|вна)/u, 'а'],
  [/ее(?=вич|вна)/u, 'е'],
  [/ове?(?=на)/u, ''],
  [/ьев(?=на)/u, 'ь'],
  [/иев(?=на)/u, 'ев'],
  [/^дмитриев/u, 'митрев'],
  [/иев(?=ич|на)/u, 'ьев'],
  [/ьев(?=ич|на)/u, 'иев'],
  [/иевич$/u, 'евич'],
];

function colloquial(patronymic: string): readonly string[] {
  const shorter = COLLOQUIAL.map(([part, instead]) => patronymic.replace(part, instead));
  const short = [patronymic, ...shorter].flatMap((each) => [
    each.replace(/ович$/u, 'ыч').replace(/евич$/u, 'ич'),
    // «Михалыч», «Палыч», «Саныч».
    each.replace(/(?<=^михал|^сан|^пал)ич$/u, 'ыч'),
  ]);
  return [...new Set([...shorter, ...short])];
}

const WOMAN = ['а', 'ы', 'е', 'у', 'ои', 'ою', '', 'ам', 'ами', 'ах'];
const MAN = ['', 'а', 'у', 'ем', 'ом', 'е', 'и', 'еи', 'ам', 'ами', 'ах'];

/** All case forms of a patronymic and of its colloquial variants. */
export function patronymicInCases(word: string): readonly string[] {
  if (!/(?:вна|чна|ич)$/u.test(word)) return firstNameInCases(word);
  return [
    ...new Set(
      [word, ...colloquial(word)].flatMap((each) =>
        each.endsWith('а') ? WOMAN.map((end) => each.slice(0, -1) + end) : MAN.map((end) => each + end),
      ),
    ),
  ];
}
