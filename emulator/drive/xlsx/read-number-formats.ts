import { child, childrenOf, type Element } from './read-xml.ts';

export interface ReadFormat {
  readonly type: 'DATE' | 'TIME' | 'DATE_TIME' | 'PERCENT' | 'NUMBER' | 'TEXT' | 'SCIENTIFIC';
  readonly pattern?: string;
}

/**
 * Excel's built-in number formats (ECMA-376 part 1, 18.8.30). Formats for dates and times have no pattern here, because their pattern depends on the
 * locale.
 */
const BUILT_IN: Readonly<Record<number, ReadFormat>> = {
  1: { type: 'NUMBER', pattern: '0' },
  2: { type: 'NUMBER', pattern: '0.00' },
  3: { type: 'NUMBER', pattern: '#,##0' },
  4: { type: 'NUMBER', pattern: '#,##0.00' },
  9: { type: 'PERCENT', pattern: '0%' },
  10: { type: 'PERCENT', pattern: '0.00%' },
  11: { type: 'SCIENTIFIC', pattern: '0.00E+00' },
  14: { type: 'DATE' },
  15: { type: 'DATE', pattern: 'd-mmm-yy' },
  16: { type: 'DATE', pattern: 'd-mmm' },
  17: { type: 'DATE', pattern: 'mmm-yy' },
  18: { type: 'TIME', pattern: 'h:mm am/pm' },
  19: { type: 'TIME', pattern: 'h:mm:ss am/pm' },
  20: { type: 'TIME', pattern: 'h:mm' },
  21: { type: 'TIME', pattern: 'h:mm:ss' },
  22: { type: 'DATE_TIME' },
  49: { type: 'TEXT', pattern: '@' },
};

/** The kind of a format, by the letters outside of quotation marks and square brackets. */
function kindOf(pattern: string): ReadFormat['type'] {
  const bare = pattern.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const [hasDay, hasTime] = [/[dy]|m{3,}/i.test(bare), /[hs]/i.test(bare)];
  if (hasDay) return hasTime ? 'DATE_TIME' : 'DATE';
  if (hasTime) return 'TIME';
  if (bare.includes('%')) return 'PERCENT';
  return bare.trim() === '@' ? 'TEXT' : 'NUMBER';
}

/** The number format of each cell style, by the style's index. Undefined for the general format. */
export function readNumberFormats(styles: Element | undefined): (ReadFormat | undefined)[] {
  const own = new Map(
    childrenOf(child(styles, 'numFmts'), 'numFmt').map(({ attributes: { numFmtId, formatCode = '' } }) => {
      // Excel marks the language of a date in brackets. Google does not show this mark.
      const pattern = formatCode.replace(/\[\$-[^\]]*\]/g, '').replace(/;@$/, '');
      return [Number(numFmtId), { type: kindOf(pattern), pattern }] as const;
    }),
  );
  return childrenOf(child(styles, 'cellXfs'), 'xf').map(({ attributes: { numFmtId } }) => {
    const id = Number(numFmtId ?? 0);
    return own.get(id) ?? BUILT_IN[id];
  });
}
