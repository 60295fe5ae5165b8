import { conditionalFormatRule, ruleTab } from '../conditional-format.ts';
import { int32, message } from '../shape.ts';
import { kind, required } from './kind.ts';

export const addConditionalFormatRule = kind(
  message({ rule: conditionalFormatRule, index: int32 }),
  ({ rule, index = 0 }, draft) => {
    const given = required(rule, 'rule');
    const sheet = draft.edit(ruleTab(draft, given));
    sheet.conditionalFormats.splice(index, 0, { ...given, ranges: given.ranges ?? [] });
  },
);
