/** Normalises people's input: texts that look the same become equal. Every input passes through it. */

/** Most texts need no change: a quick test finds them. */
const PLAIN = /^[\n -~А-яЁё«»№–—…]*$/;

/** Replacements of control characters. Line separators of any program stay line breaks; a bell ends a Word table cell. All others are dropped. */
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

/** Soft hyphens, zero-width characters, direction marks, byte order marks, picture placeholders; but not emoji joiners or variation selectors. */
const INVISIBLE =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D|\u200D(?!\p{Extended_Pictographic})|(?<!\p{Extended_Pictographic})[\uFE0E\uFE0F](?!\u20E3)|(?![\u200D\uFE0E\uFE0F])[\p{Default_Ignorable_Code_Point}\p{Cf}\uFFFC]/gu;

/** Spaces of any width, including non-breaking ones; the blank Braille cell. */
const SPACE = /[\p{Zs}\u2800]/gu;

/** A lone surrogate, which no file may hold. */
const HALF = /\p{Surrogate}/gu;

/**
 * A normalised text in composed Unicode (NFC): line separators become line breaks, spaces plain spaces, and invisible characters are dropped.
 * Idempotent.
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

/** The text on one line, without superfluous spaces. */
export function oneLine(text: string): string {
  return normalText(text).replace(/\s+/g, ' ').trim();
}
