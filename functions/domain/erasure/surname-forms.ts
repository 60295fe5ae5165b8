import { eitherE } from './name-patterns.ts';

/** How Russian surnames end, and what they end in in their cases, for a man, a woman and a family; the first that fits counts. */
const DECLENSIONS: readonly (readonly [ending: RegExp, kept: number, forms: string])[] = [
  // Чёрных, Шевченко, Гюго: the same in every case.
  [/(?:[ыи]х|[оеиуюэ])$/iu, 0, ''],
  // Иванов, Сергеев, Ильин.
  [/(?:[оеё]в|[иы]н)$/iu, 0, '|а|у|ым|е|ой|ою|ы|ых|ыми'],
  [/(?:[оеё]в|[иы]н)а$/iu, 1, '|а|у|ым|е|ой|ою|ы|ых|ыми'],
  // Невский, Толстая.
  [/(?:[иыо]й|ая|яя)$/iu, 2, 'ий|ый|ой|ого|его|ому|ему|им|ым|ом|ем|ая|яя|ую|юю|ою|ие|ые|их|ых|ими|ыми'],
  [/[ая]$/iu, 1, 'а|я|ы|и|е|у|ю|ой|ей|ою|ею'],
  // A vowel may flee: Кравец, Кравца; Заяц, Зайца; Волчок, Волчка; Козёл, Козла; Журавель, Журавля; Соловей, Соловья.
  [/\p{L}{2}[ея]ц$/iu, 2, '[еяй]?ц(?:|а|у|ем|ом|е|ы)'],
  [/\p{L}{2}[оеё]к$/iu, 2, '[оеёь]?к(?:|а|у|ом|е|и)'],
  [/\p{L}{2}[её]л$/iu, 2, '[её]?л(?:|а|у|ом|е|ы)'],
  [/\p{L}{3}ель$/iu, 3, 'е?л(?:ь|я|ю|ем|ём|е|и)'],
  [/ей$/iu, 2, '[еь](?:й|я|ю|ем|ём|е|и)'],
  [/[ьй]$/iu, 1, 'ь|й|я|ю|ем|ём|е|и'],
  [/$/u, 0, '|а|у|ом|ем|е|ы'],
];

function formsOf(surname: string): string {
  const [, kept = 0, forms = ''] = DECLENSIONS.find(([ending]) => ending.test(surname)) ?? [];
  const stem = surname.slice(0, surname.length - kept);
  const inCapitals = `${eitherE(stem.toUpperCase())}(?:${forms.toUpperCase()})`;
  const written = `${eitherE(stem.charAt(0).toUpperCase() + stem.slice(1).toLowerCase())}(?:${forms})`;
  return `(?:${written}|${inCapitals})`;
}

/**
 * A surname in all its cases as the source of a regular expression, with a capital or in capitals alone: in small letters too
 * many are other words. «Ивановский» and «Иваново» are no forms of «Иванов».
 */
export function surnameForms(surname: string): string {
  return surname.split('-').map(formsOf).join('-');
}
