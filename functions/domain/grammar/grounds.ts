import { phraseIn } from './noun-phrase.ts';

/** «Трудовой кодекс РФ, ст. 351.8». An order names the article before the code: «на основании статьи 351.8 Трудового кодекса РФ». */
const ARTICLE = /^(.*?),\s*(?:ст\.|статья|статьи)\s*(\S.*)$/u;

/** The title of an act after «на основании»; undefined if we are not certain of its genitive. */
export function actInGenitive(title: string): string | undefined {
  const act = phraseIn(title, 'genitive');
  if (act === undefined) return undefined;
  const whole = act.charAt(0).toLowerCase() + act.slice(1);
  const [, code, article] = ARTICLE.exec(whole) ?? [];
  if (!code || !article) return whole;
  const several = /[,;]| и /u.test(article.replace(/\([^)]*\)/g, ''));
  return `${several ? 'статей' : 'статьи'} ${article.replace(/(?=\s*\()|$/u, ` ${capitalised(code)}`)}`;
}

const capitalised = (words: string) =>
  /^(?:трудового|федерального)/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;

/** The beginning of an order: «На основании распоряжения …», or a list in the nominative if one title's genitive is not certain. */
export function onGroundsOf(titles: readonly string[]): string {
  const genitives = titles.map(actInGenitive);
  return genitives.every((title) => title !== undefined)
    ? `На основании ${genitives.join('; ')}`
    : `В соответствии с документами: ${titles.join('; ')}`;
}
