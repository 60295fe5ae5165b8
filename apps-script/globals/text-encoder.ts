/** The first byte of a character in UTF-8, by the number of bytes after it. */
const FIRST_BYTES = [0, 0xc0, 0xe0, 0xf0] as const;

/** The character at an index. Half of a surrogate pair becomes U+FFFD, as in browsers. */
function characterAt(text: string, index: number): number {
  const point = text.codePointAt(index) ?? 0;
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
}

/**
 * Apps Script has no TextEncoder, but the hash library needs one. The bundle uses this class instead. Each run of the script starts with code that V8
 * has not optimised, so there are few steps for each character.
 */
export class TextEncoder {
  /** The text as UTF-8. */
  encode(text: string): Uint8Array {
    const bytes = new Uint8Array(text.length * 3);
    let length = 0;
    for (let at = 0; at < text.length; at++) {
      const point = characterAt(text, at);
      if (point > 0xffff) at++;
      const following = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
      bytes[length++] = FIRST_BYTES[following] | (point >> (6 * following));
      for (let left = following - 1; left >= 0; left--) bytes[length++] = 0x80 | ((point >> (6 * left)) & 0x3f);
    }
    return bytes.slice(0, length);
  }
}
