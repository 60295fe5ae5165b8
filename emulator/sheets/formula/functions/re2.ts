/** POSIX classes, which RE2 has inside brackets and JavaScript has not. */
const POSIX: Readonly<Record<string, string>> = {
  alnum: 'a-zA-Z\\d',
  alpha: 'a-zA-Z',
  blank: ' \\t',
  digit: '\\d',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '\\da-fA-F',
};

/** Lookaround and backreferences, which RE2 refuses because they need more than linear time. */
const BEYOND_RE2 = /^(?:\\[1-9k]|\(\?<?[=!])$/;

/** An escape, the beginning of a group, a POSIX class, or one character. */
const PARTS = /\\.|\(\?(?:P<|<?[=!])|\[:[a-z]+:\]|[\s\S]/gsu;

/**
 * A pattern of RE2 (https://github.com/google/re2/wiki/Syntax) as a regular expression of JavaScript.
 * @throws {SyntaxError} if RE2 refuses the pattern
 */
export function re2(source: string, flags: string): RegExp {
  const [, given = '', rest = source] = /^\(\?([ims]+)\)(.*)$/s.exec(source) ?? [];
  const translated = (rest.match(PARTS) ?? []).map((part) => {
    if (BEYOND_RE2.test(part)) throw new SyntaxError(`RE2 has no ${part}`);
    if (part === '(?P<') return '(?<';
    if (part === '\\A') return '^';
    if (part === '\\z') return '$';
    if (part === '\\-') return '\\x2d';
    if (part.startsWith('[:')) return POSIX[part.slice(2, -2)] ?? part;
    // JavaScript allows an escape only where the character has a meaning.
    return /^\\[^\w^$\\.*+?()[\]{}|/]$/u.test(part) ? part.slice(1) : part;
  });
  return new RegExp(translated.join(''), `${flags}u${[...new Set(given)].join('')}`);
}
