/** Sources of regular expressions that find names in texts. */

/** A text as itself. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text with the letters that people write for one another. */
export const eitherE = (text: string): string => literal(text).replace(/[её]/gu, '[её]').replace(/[ЕЁ]/gu, '[ЕЁ]');

/** No letter and no figure stands before, or behind: `\b` knows no Russian. */
export const BEFORE = '(?<![\\p{L}\\p{N}])';
export const AFTER = '(?![\\p{L}\\p{N}])';
