/** Normalises people's input, so that texts that look the same are equal. All input passes through this module. */

/** Texts that need no change. Most texts match this fast test. */
const PLAIN = /^[\n -~А-яЁё«»№–—…]*$/;

/**
 * Line separators of any program become line breaks. A bell, which ends a table cell in Word, becomes a space. All other control characters are
 * dropped.
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
 * Soft hyphens, zero-width characters, direction marks, byte order marks, picture placeholders. Emoji joiners and variation selectors do not match.
 */
const INVISIBLE =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D|\u200D(?!\p{Extended_Pictographic})|(?<!\p{Extended_Pictographic})[\uFE0E\uFE0F](?!\u20E3)|(?![\u200D\uFE0E\uFE0F])[\p{Default_Ignorable_Code_Point}\p{Cf}\uFFFC]/gu;

/** Spaces of any width, including non-breaking spaces, and the blank Braille cell. */
const SPACE = /[\p{Zs}\u2800]/gu;

/** A lone surrogate. No file can contain one. */
const HALF = /\p{Surrogate}/gu;

/**
 * Normalises a text to composed Unicode (NFC). Line separators become line breaks, all spaces become plain spaces, and invisible characters are
 * dropped. Normalising again changes nothing. @example normalText('Тес\u00ADтова\u00A0А.\vучитель') // 'Тестова А.\nучитель'
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

/** The text on one line, without double spaces or spaces at the ends. */
export function oneLine(text: string): string {
  return normalText(text).replace(/\s+/g, ' ').trim();
}
