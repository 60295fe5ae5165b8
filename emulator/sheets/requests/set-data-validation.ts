import { invalidArgument } from '../../core/errors.ts';
import { compileMask } from '../../core/fields-mask.ts';
import { cellChange, dataValidationRule } from '../cell-data.ts';
import { gridRange } from '../grid-range.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { message, unsupportedFields } from '../shape.ts';
import { kind, required } from './kind.ts';

const MASK = compileMask('dataValidation');

export const setDataValidation = kind(
  message({ range: gridRange, rule: dataValidationRule, ...unsupportedFields('filteredRowsIncluded') }),
  ({ range, rule }, draft) => {
    const area = requestedArea(draft, required(range, 'range'));
    guardArea(draft, area);
    if (rule && !rule.condition?.type) throw invalidArgument('rule.condition.type is required.');
    const sheet = draft.edit(area.sheetId);
    const change = cellChange(draft, rule ? { dataValidation: rule } : {}, MASK);
    for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
      for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1) {
        draft.setCell(sheet, row, column, change(sheet.rows[row]?.cells[column] ?? null));
      }
    }
  },
);
