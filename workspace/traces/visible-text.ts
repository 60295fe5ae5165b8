import { decodeHTML } from 'entities';

/**
 * What people see of a text in RTF, HTML, XML or a calendar. Programs split words there: Word by tags («<w:r>»), RTF by escapes of single letters, a
 * calendar by folded lines. Only this file decides what such a text says.
 */

/** The text that replaces a gap between cells, paragraphs and lines. */
const GAP = '\t';

interface Format {
  /** The parts of a text that people see in another form, or do not see. */
  readonly tokens: RegExp;
  /** The visible text of a token. */
  readonly meaning: (token: string) => string;
  /** Writes a text in this format. */
  readonly write: (text: string) => string;
}

/** A format as it is used in one text. */
type FormatIn = (text: string) => Format;

const RTF_GAPS = /^\\(?:par|line|tab|cell|row|nestcell|nestrow|sect|page)(?![a-z])/;
/** Code pages (`\ansicpg`) other than windows-1251, with their names for a decoder. */
const CODE_PAGES: Readonly<Record<string, string>> = { 866: 'ibm866', 10007: 'x-mac-cyrillic', 20866: 'koi8-r' };
const RTF_SIGNS: Readonly<Record<string, string>> = {
  '\\~': '\u00a0',
  '\\_': '-',
  '\\{': '{',
  '\\}': '}',
  '\\\\': '\\',
};

const inUnicode = (digits: string) => String.fromCharCode(Number(digits) & 0xffff);

/** Rich Text Format 1.9.1. We read every group, also those that Word hides, because they contain the author's name. */
const rtf: FormatIn = (text) => {
  const [, page = ''] = /\\ansicpg(\d+)/.exec(text) ?? [];
  const decoder = new TextDecoder(CODE_PAGES[page] ?? 'windows-1251');
  // Old programs read the characters after `\u1058` instead of the letter. `\uc0` means that there are none.
  const instead = /\\uc0(?!\d)/.test(text) ? '' : "(?:\\\\'[0-9a-f]{2}|[?_])?";
  return {
    tokens: new RegExp(`\\\\u-?\\d+ ?${instead}|\\\\'[0-9a-f]{2}|\\\\[a-z]+-?\\d* ?|\\\\[^a-z]|[{}\r\n]`, 'gi'),
    meaning(token) {
      const [, code, byte] = /^\\u(-?\d+)|^\\'(..)/.exec(token) ?? [];
      if (code) return inUnicode(code);
      if (byte) return decoder.decode(Buffer.from(byte, 'hex'));
      return RTF_GAPS.test(token) ? GAP : (RTF_SIGNS[token] ?? '');
    },
    write: (said) =>
      said.replace(/[\s\S]/g, (sign) => {
        if (/[\\{}]/.test(sign)) return `\\${sign}`;
        return sign < '\x80' ? sign : `\\u${sign.charCodeAt(0)}${instead && '?'}`;
      }),
  };
};
const RTF = /\{\\rtf\d/;

/** A tag of HTML or XML, a comment or a declaration. An address in angle brackets is none. */
const TAG = '<(?:\\/?[a-z][\\w:-]*(?:\\s[^<>\\0]*|\\/)?|[!?][^<>\\0]*)>';
/** Tags at which people see a gap: in HTML, Word, Excel, PowerPoint and OpenDocument. */
const GAP_TAGS =
  /^<\/?(?:\w+:)?(?:p|br|cr|tab|div|t[dhrc]|li|h\d?|si|row|c|cell|title|option|d[dt]|section|table[\w-]*|line-break|blockquote|body|head)[\s/>]/i;
const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const markup: FormatIn = () => ({
  tokens: MARKS,
  meaning(token) {
    if (token.startsWith('&')) return decodeHTML(token);
    return GAP_TAGS.test(token) ? GAP : '';
  },
  write: (said) => said.replace(/[&<>]/g, (sign) => escaped[sign] ?? sign),
});
const MARKUP = new RegExp(TAG, 'i');
const TAGS = new RegExp(TAG, 'gi');
const ENTITIES = /&#?\w+;/g;
const MARKS = new RegExp(`${TAG}|${ENTITIES.source}`, 'gi');

/** Folded lines of calendars (RFC 5545, 3.1) and vCards: a continuation line begins with a space. */
export const FOLD = /\r?\n[ \t]/g;
export const CALENDAR = /BEGIN:V/i;
const calendar: FormatIn = () => ({
  tokens: FOLD,
  meaning: () => '',
  write: (said) => said,
});

/** The formats, each with a pattern that recognises the format anywhere in a text. */
const FORMATS: readonly (readonly [RegExp, FormatIn])[] = [
  [RTF, rtf],
  [MARKUP, markup],
  [CALENDAR, calendar],
];

/** The visible text in each format that the text contains; empty for a plain text. */
export function* visibleTexts(text: string): Generator<string> {
  for (const [sign, formatIn] of FORMATS) {
    if (!sign.test(text)) continue;
    const { tokens, meaning } = formatIn(text);
    yield text.replace(tokens, meaning);
  }
}

/** A text as people see it, with the position of each character in the source. */
export interface Visible {
  readonly text: string;
  /** The start and the end of a character in the source. Empty where people see a gap at a tag. */
  readonly placeOf: (offset: number) => readonly [number, number];
  /** Writes a text in the format of the source. */
  readonly write: (text: string) => string;
}

function withPlaces(source: string, { tokens, meaning, write }: Format): Visible {
  const from: number[] = [];
  const to: number[] = [];
  let text = '';
  let done = 0;
  const asWritten = (end: number) => {
    text += source.slice(done, end);
    for (; done < end; done++) {
      from.push(done);
      to.push(done + 1);
    }
  };
  for (const { 0: token, index } of source.matchAll(tokens)) {
    asWritten(index);
    const said = meaning(token);
    done = index + token.length;
    text += said;
    for (let each = 0; each < said.length; each++) {
      from.push(index);
      to.push(said === GAP ? index : done);
    }
  }
  asWritten(source.length);
  const end = source.length;
  return { text, placeOf: (offset) => [from[offset] ?? end, to[offset] ?? end], write };
}

/** A text as people see it, with places, so that words can be replaced in the source. */
export function visibleWithPlaces(source: string): Visible {
  const [, formatIn] = FORMATS.find(([sign]) => sign.test(source)) ?? [];
  if (formatIn) return withPlaces(source, formatIn(source));
  return { text: source, placeOf: (offset) => [offset, offset + 1], write: (text) => text };
}

/** The attributes of a tag, with places. */
export const tagWithPlaces = (tag: string): Visible => withPlaces(tag, { ...markup(tag), tokens: ENTITIES });

/** Changes each tag of HTML or XML. */
export const mapTags = (text: string, change: (tag: string) => string): string => text.replace(TAGS, change);
