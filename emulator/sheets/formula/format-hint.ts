import type { NumberFormat } from '../number-format.ts';
import { referencedArea } from './area-of.ts';
import type { Node } from './parse.ts';
import type { Scope } from './scope.ts';

const KINDS: Readonly<Record<string, string>> = {
  TODAY: 'DATE',
  DATE: 'DATE',
  EDATE: 'DATE',
  EOMONTH: 'DATE',
  WORKDAY: 'DATE',
  DATEVALUE: 'DATE',
  NOW: 'DATE_TIME',
  TIME: 'TIME',
  TIMEVALUE: 'TIME',
  TO_PERCENT: 'PERCENT',
  TO_DATE: 'DATE',
  'WORKDAY.INTL': 'DATE',
  EPOCHTODATE: 'DATE_TIME',
  TO_DOLLARS: 'CURRENCY',
};

/** Functions whose result has the number format of their arguments. */
const LIKE_ARGUMENT: ReadonlySet<string> = new Set([
  ...[
    'SUM',
    'MIN',
    'MAX',
    'AVERAGE',
    'MEDIAN',
    'ROUND',
    'ROUNDUP',
    'ROUNDDOWN',
    'ABS',
    'IFERROR',
    'IFNA',
    'INDEX',
    'MINIFS',
    'MAXIFS',
  ],
  ...['SORT', 'UNIQUE', 'FILTER', 'ARRAYFORMULA', 'TRANSPOSE', 'LARGE', 'SMALL', 'SUMIF', 'AVERAGEIF', 'OFFSET'],
]);

/** The number format that a result inherits from the formula's parts; undefined for a plain number. */
export function formatHint(
  node: Node | undefined,
  scope: Scope,
  formatAt: (sheetId: number, row: number, column: number) => NumberFormat | undefined,
): NumberFormat | undefined {
  const hint = (each: Node | undefined): NumberFormat | undefined => formatHint(each, scope, formatAt);
  switch (node?.kind) {
    case 'reference': {
      const area = referencedArea(node, scope);
      return area && formatAt(area.sheetId, area.startRowIndex, area.startColumnIndex);
    }
    case 'sign':
      return hint(node.operand);
    case 'percent':
      return { type: 'PERCENT', pattern: '0.00%' };
    case 'binary': {
      if (node.operator !== '+' && node.operator !== '-' && node.operator !== '*') return undefined;
      const [left, right] = [hint(node.left), hint(node.right)];
      // A date minus a date is a number of days; a date plus days is a date.
      const dates = [left, right].filter((each) => each?.type?.startsWith('DATE')).length;
      if (dates === 2) return undefined;
      return left ?? (node.operator === '*' ? undefined : right);
    }
    case 'call': {
      const type = KINDS[node.name];
      if (type !== undefined) return { type };
      if (node.name === 'IF') return hint(node.args[1]) ?? hint(node.args[2]);
      return LIKE_ARGUMENT.has(node.name) ? hint(node.args[0]) : undefined;
    }
    default:
      return undefined;
  }
}
