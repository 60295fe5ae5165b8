import { literal } from './name-patterns.ts';
import { plainWithPlaces } from './plain-text.ts';
import type { TracePattern } from './trace-patterns.ts';
import { mapTags, tagWithPlaces, type Visible, visibleWithPlaces } from './visible-text.ts';

/** Replaces names by a code in a text, an HTML or RTF text or a calendar. A text without these names stays unchanged. */
export type Redact = (text: string) => string;

/** Signs between the cells of a table in a text file. They stay, so that the table keeps its columns. */
const BETWEEN_CELLS = /^(?:["\t;|]|,\S)/;

/** Replaces what people see as a match. Tags and folds within the match stay. */
function replaced(source: string, { text, placeOf, write }: Visible, pattern: RegExp, code: string): string {
  const { plain, at } = plainWithPlaces(text);
  let [said, done] = ['', 0];
  for (const { 0: found, index } of plain.matchAll(pattern)) {
    const [start, end] = [at(index), at(index + found.length)];
    said += source.slice(done, placeOf(start)[0]) + write(code);
    done = placeOf(start)[0];
    for (let each = start; each < end; each++) {
      const [from, to] = placeOf(each);
      said += source.slice(done, from);
      done = BETWEEN_CELLS.test(text.slice(each, each + 2)) ? from : to;
    }
  }
  return done === 0 ? source : said + source.slice(done);
}

/** Makes a function that replaces every certain trace of the person by a code. A text without traces stays the same. */
export function redactor(sought: readonly TracePattern[], code: string): Redact {
  const certain = sought.filter((each) => each.certain);
  const doubled = new RegExp(`${literal(code)}(?:[\\s,]+${literal(code)})+`, 'gu');
  const redacted = (source: string, viewOf: (text: string) => Visible): string => {
    const view = viewOf(source);
    const first = certain.find(({ pattern }) => plainWithPlaces(view.text).plain.search(pattern) >= 0);
    if (!first) return source;
    return certain.reduce((said, { pattern }) => replaced(said, viewOf(said), pattern, code), source);
  };
  return (text) => {
    const said = redacted(
      mapTags(text, (tag) => redacted(tag, tagWithPlaces)),
      visibleWithPlaces,
    );
    // «К-07 Тестовая Анна» becomes «К-07», not «К-07 К-07».
    return said === text ? text : said.replace(doubled, code);
  };
}
