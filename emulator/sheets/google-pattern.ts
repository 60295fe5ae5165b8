/**
 * Converts number patterns of Google (https://developers.google.com/workspace/sheets/api/guides/formats) for the library numfmt, which reads patterns
 * as Excel does.
 */

/** The parts of a pattern: quoted text, an escaped character, a gap, a fill, brackets, a.m./p.m., an exponent, or one character. */
const PARTS = /"[^"]*"?|\\.|[_*].|\[[^\]]*\]|am\/pm|a\/p|[ap]m(?![a-z])|e[+-](?=[0#?])|./gis;

/** In a formatted text, this mark after a character means that the character becomes a small letter. */
const SMALL = '\u2060';

export interface GooglePattern {
  /** The sections for numbers, for numfmt; empty if the pattern shows texts only. */
  readonly numbers: string;
  /** The section for texts, for numfmt. */
  readonly texts?: string;
}

const known = new Map<string, GooglePattern>();

/** Reads a pattern; the result is cached. A section with `@` is for texts, wherever it stands. */
export function googlePattern(pattern: string): GooglePattern {
  const before = known.get(pattern);
  if (before) return before;
  const sections: string[][] = [[]];
  for (const part of pattern.match(PARTS) ?? []) {
    if (part === ';') sections.push([]);
    else sections.at(-1)?.push(part);
  }
  const texts = sections.find((parts) => parts.includes('@'));
  const read: GooglePattern = {
    numbers: sections
      .filter((parts) => parts !== texts)
      .map(translated)
      .join(';'),
    ...(texts && { texts: translated(texts) }),
  };
  known.set(pattern, read);
  return read;
}

const ELAPSED = /^\[([hms])\1*\]$/i;

function translated(parts: readonly string[]): string {
  let elapsed = false;
  return parts
    .map((part) => {
      if (ELAPSED.test(part)) {
        // The first of [hh]:[mm]:[ss] counts the whole time; the following ones count the remainder.
        const rest = elapsed;
        elapsed = true;
        return rest ? part.slice(1, -1) : part;
      }
      if (part === 'a/p') return `A/P"${SMALL}"`;
      if (/^[ap]m$/i.test(part)) return 'AM/PM';
      if (/^e[+-]$/i.test(part)) return part.toUpperCase();
      return /^[a-z]$/i.test(part) && !/[ymdhs]/i.test(part) ? `"${part}"` : part;
    })
    .join('');
}

/** Completes a text that numfmt made with a converted pattern. */
export function finished(text: string, pattern: string): string {
  const small = text.replace(new RegExp(`(.)${SMALL}`, 'g'), (_, letter: string) => letter.toLowerCase());
  return /e[+-]/.test(pattern) ? small.replace(/(\d)E(?=[+-]?\d)/, '$1e') : small;
}

/** Converts a pattern that people typed in a language with the decimal comma to the API's notation. Patterns of dates do not change. */
export function fromDecimalComma(pattern: string): string {
  const parts = pattern.match(PARTS) ?? [];
  if (parts.some((part) => /^[ymdhs]$/i.test(part))) return pattern;
  return parts
    .map((part, index) => {
      if (part === ',') return '.';
      if (part === '.') return '\\.';
      const between = /[0#?]/.test(parts[index - 1] ?? '') && /[0#?]/.test(parts[index + 1] ?? '');
      return (part === ' ' || part === '\u00a0') && between ? ',' : part;
    })
    .join('');
}
