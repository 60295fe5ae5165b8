import { ruleAt, showRule } from '../conditional-format.ts';
import { int32, message } from '../shape.ts';
import { kind } from './kind.ts';

export const deleteConditionalFormatRule = kind(
  message({ index: int32, sheetId: int32 }),
  ({ index = 0, sheetId = 0 }, draft) => {
    const rule = ruleAt(draft, sheetId, index);
    draft.edit(sheetId).conditionalFormats.splice(index, 1);
    return { rule: showRule(rule) };
  },
);
