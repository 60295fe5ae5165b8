/** Letters of Latin that look like Cyrillic ones. */
const LATIN = 'ABCEHKMOPTXYaceopxykmt';
const CYRILLIC = 'АВСЕНКМОРТХУасеорхукмт';

/** Letters of Latin within a word of Cyrillic. Each run of them is looked at once, however long it is: archives are full of them. */
const MIXED = /(?<![A-Za-z])[A-Za-z]+(?=[А-яЁё])|(?<=[А-яЁё])[A-Za-z]+/g;

const cyrillic = (run: string) => run.replace(/[A-Za-z]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);

/** What nobody sees, and the marks over letters that make no other letter: stress. */
const UNSEEN = /[\p{Cf}\p{Mn}]/gu;

/** Whether a text may differ from its plain form. */
const NEEDS_IT = /[^\n -~\u00a0А-яЁё«»№–—]/u;

/** A text as it is compared: composed, nothing invisible in it, and no word with letters of two alphabets that look alike. */
export function plainText(text: string): string {
  const seen = NEEDS_IT.test(text) ? text.normalize('NFKC').replace(UNSEEN, '') : text;
  return seen.replace(MIXED, cyrillic);
}

/** A plain text, and where its signs stand in the text that it was made of. */
export interface Plain {
  readonly plain: string;
  /** The offset in the first text of what stands at an offset of the plain one. */
  readonly at: (offset: number) => number;
}

/** Makes a text plain and keeps the places: what is found in the one can be replaced in the other. */
export function plainWithPlaces(text: string): Plain {
  const plain = plainText(text);
  if (plain.length === text.length && !NEEDS_IT.test(text)) return { plain, at: (offset) => offset };
  const places: number[] = [];
  let composed = '';
  for (const { 0: letter, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const said = letter.normalize('NFKC').replace(UNSEEN, '');
    composed += said;
    for (let each = 0; each < said.length; each++) places.push(index);
  }
  return { plain: composed.replace(MIXED, cyrillic), at: (offset) => places[offset] ?? text.length };
}
