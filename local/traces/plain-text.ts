/** Letters of Latin that look like Cyrillic ones. */
const LATIN = 'ABCEHKMOPTXYaceopxykmt';
const CYRILLIC = 'АВСЕНКМОРТХУасеорхукмт';

/** Letters of Latin within a word of Cyrillic. Each run of them is looked at once, however long it is: archives are full of them. */
const MIXED = /(?<![A-Za-z])[A-Za-z]+(?=[А-яЁё])|(?<=[А-яЁё])[A-Za-z]+/g;

const cyrillic = (run: string) => run.replace(/[A-Za-z]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);

/** What nobody sees, and the marks over letters that make no other letter: stress. */
const UNSEEN = /[\p{Cf}\p{Mn}]/gu;

/**
 * Whether a text may differ from its plain form: it has a sign that composition changes, or that nobody sees. The signs named
 * here stay what they are; frames and the sign of replacement stand in whatever bytes are read in a wrong alphabet.
 */
const NEEDS_IT =
  /[^\0-~\u00a0\u00a9\u00ab\u00b0\u00b7\u00bb\u00f7\u0400-\u0482\u2013\u2014\u2018-\u201e\u2116\u2219\u221a\u2500-\u25a0\ufffd]/;
const TWO_ALPHABETS = /[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]/;

function plainPart(part: string): string {
  const seen = NEEDS_IT.test(part) ? part.normalize('NFKC').replace(UNSEEN, '') : part;
  return TWO_ALPHABETS.test(seen) ? seen.replace(MIXED, cyrillic) : seen;
}

/** What stands apart in a reading has this between; no text has it, and no pattern goes over it. */
export const BETWEEN = '\0';

/** A text as it is compared: composed, nothing invisible in it, and no word with letters of two alphabets that look alike. */
export function plainText(text: string): string {
  // Composing costs much: only the parts that need it.
  return text.split(BETWEEN).map(plainPart).join(BETWEEN);
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
