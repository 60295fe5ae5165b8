import { invalidArgument } from '../../core/errors.ts';
import { shownFormat } from '../cell-format.ts';
import { usedRows } from '../cells-of.ts';
import { parseDelimited } from '../delimited-text.ts';
import { growColumns } from '../grid.ts';
import { gridRange } from '../grid-range.ts';
import { formatted } from '../number-format.ts';
import { guardArea } from '../protection.ts';
import { recalculate } from '../recalculate.ts';
import { requestedArea } from '../resolve-range.ts';
import { message, optionalChoice, text } from '../shape.ts';
import { typedCell } from '../typed-cell.ts';
import { kind, required } from './kind.ts';

const DELIMITERS: Readonly<Record<string, string>> = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' };

export const textToColumns = kind(
  message({
    source: gridRange,
    delimiter: text,
    delimiterType: optionalChoice('DelimiterType', ['COMMA', 'SEMICOLON', 'PERIOD', 'SPACE', 'CUSTOM', 'AUTODETECT']),
  }),
  ({ source, delimiter, delimiterType = 'AUTODETECT' }, draft) => {
    const area = requestedArea(draft, required(source, 'source'));
    if (area.endColumnIndex - area.startColumnIndex !== 1)
      throw invalidArgument('The source range must be exactly one column wide.');
    if ((delimiterType === 'CUSTOM') !== Boolean(delimiter)) {
      throw invalidArgument('delimiter must be set if and only if delimiterType is CUSTOM.');
    }
    recalculate(draft);
    const column = area.startColumnIndex;
    const { workbook } = draft;
    const used = usedRows(draft.sheet(area.sheetId), area);
    const texts = Array.from({ length: used.endRowIndex - used.startRowIndex }, (_, index) => {
      const cell = draft.sheet(area.sheetId).rows[used.startRowIndex + index]?.cells[column];
      return cell?.value === undefined
        ? ''
        : formatted(cell.value, shownFormat(workbook, cell), draft.properties.locale);
    });
    const by = delimiter || DELIMITERS[delimiterType] || detected(texts);
    const lines = texts.map((each) => parseDelimited(each.replaceAll('\n', ' '), by)[0] ?? []);
    const width = lines.reduce((most, line) => Math.max(most, line.length), 1);
    growColumns(draft, area.sheetId, column + width);
    guardArea(draft, { ...area, endColumnIndex: column + width });
    const sheet = draft.edit(area.sheetId);
    lines.forEach((line, index) => {
      const row = used.startRowIndex + index;
      line.forEach((value, right) => {
        const old = sheet.rows[row]?.cells[column + right] ?? null;
        draft.setCell(sheet, row, column + right, typedCell(draft, old, value.trim()));
      });
    });
  },
);

/** The usual delimiter that occurs most often in these texts. */
function detected(texts: readonly string[]): string {
  const count = (sign: string): number => texts.reduce((sum, each) => sum + each.split(sign).length - 1, 0);
  return Object.values(DELIMITERS).reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}
