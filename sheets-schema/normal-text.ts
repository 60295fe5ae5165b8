/** What people write, as it is taken in: the same text for whatever looks the same. Every border reads through it. */

/** Most texts hold nothing to mend: those are found at one look. */
const PLAIN = /^[\n -~А-яЁё«»№–—…]*$/;

/**
 * What becomes of control signs: those that part lines part lines, whatever program wrote them; a table's cell of Word ends in a bell.
 * All others are left out.
 */
const CONTROLS: Readonly<Record<string, string>> = {
  '\t': '\t',
  '\n': '\n',
  '\r': '\n',
  '\v': '\n',
  '\f': '\n',
  '\u0007': ' ',
  '\u001C': '\n',
  '\u001D': '\n',
  '\u001E': '\n',
  '\u0085': '\n',
};

/**
 * Soft hyphens, zero widths, marks of order and of direction, byte order marks, the place of a picture; not the joint of two emoji,
 * and not the sign that makes a character before it an emoji.
 */
const INVISIBLE =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D|\u200D(?!\p{Extended_Pictographic})|(?<!\p{Extended_Pictographic})[\uFE0E\uFE0F](?!\u20E3)|(?![\u200D\uFE0E\uFE0F])[\p{Default_Ignorable_Code_Point}\p{Cf}\uFFFC]/gu;

/** Spaces of any width, the one that holds words together among them; a cell of Braille without a dot. */
const SPACE = /[\p{Zs}\u2800]/gu;

/** Half of a sign, which no file may hold. */
const HALF = /\p{Surrogate}/gu;

/**
 * A text as it is taken in, in the composed form of Unicode (NFC): every sign that parts lines is a line break, every space a
 * plain one, and nothing in it is invisible. Said twice it changes nothing more.
 * @example normalText('Тес\u00ADтова\u00A0А.\vучитель') // 'Тестова А.\nучитель'
 */
export function normalText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/\r\n/g, '\n')
    .replace(/\p{Cc}/gu, (sign) => CONTROLS[sign] ?? '')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(SPACE, ' ')
    .replace(HALF, '\uFFFD')
    .normalize('NFC');
}

/** The text on one line, without a space too many. */
export function oneLine(text: string): string {
  return normalText(text).replace(/\s+/g, ' ').trim();
}
