import { literal } from './name-patterns.ts';
import { plainWithPlaces } from './plain-text.ts';
import type { Sought } from './sought.ts';

function replaced(text: string, pattern: RegExp, instead: string): string {
  const { plain, at } = plainWithPlaces(text);
  let [said, done] = ['', 0];
  for (const { 0: found, index } of plain.matchAll(pattern)) {
    said += text.slice(done, at(index)) + instead;
    done = at(index + found.length);
  }
  return done === 0 ? text : said + text.slice(done);
}

/** Makes a function that replaces every certain trace of the person by a code. A text without traces stays the same. */
export function redactor(sought: readonly Sought[], code: string): (text: string) => string {
  const certain = sought.filter((each) => each.certain);
  const doubled = new RegExp(`${literal(code)}(?:[\\s,]+${literal(code)})+`, 'gu');
  return (text) => {
    const said = certain.reduce((words, { pattern }) => replaced(words, pattern, code), text);
    // «К-07 Тестовая Анна» becomes «К-07», not «К-07 К-07».
    return said === text ? text : said.replace(doubled, code);
  };
}
