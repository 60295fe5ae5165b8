/** In UTF-8 bytes, without the line end (RFC 5545, 3.1). */
const LINE_BYTES = 75;

const bytesOf = (sign: string): number => {
  const point = sign.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x8_00 ? 2 : point < 0x1_00_00 ? 3 : 4;
};

/** Continuation lines begin with a space. Folding never splits a character. */
function folded(line: string): string {
  let text = '';
  let bytes = 0;
  for (const sign of line) {
    const more = bytesOf(sign);
    if (bytes + more > LINE_BYTES) {
      text += '\r\n ';
      bytes = 1;
    }
    text += sign;
    bytes += more;
  }
  return text;
}

/** The text of a calendar file, folded, with CRLF line ends. Skips `undefined` lines. */
export function calendarText(lines: readonly (string | undefined)[]): string {
  return lines.map((line) => (line === undefined ? '' : `${folded(line)}\r\n`)).join('');
}

/** A text as the value of a property (RFC 5545, 3.3.11). */
export function textValue(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** A text as the value of a parameter, which allows no double quote or line end (RFC 5545, 3.2). */
export function parameterValue(text: string): string {
  return `"${text.replace(/"/g, "'").replace(/\s+/g, ' ')}"`;
}
