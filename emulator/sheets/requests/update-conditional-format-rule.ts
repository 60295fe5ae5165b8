import { invalidArgument } from '../../core/errors.ts';
import { conditionalFormatRule, ruleAt, ruleTab, showRule } from '../conditional-format.ts';
import { int32, message } from '../shape.ts';
import { kind } from './kind.ts';

export const updateConditionalFormatRule = kind(
  message({ index: int32, sheetId: int32, newIndex: int32, rule: conditionalFormatRule }),
  ({ index = 0, sheetId, newIndex, rule }, draft) => {
    if ((rule === undefined) === (newIndex === undefined)) {
      throw invalidArgument('Exactly one of rule and newIndex must be set.');
    }
    const tab = rule ? ruleTab(draft, rule) : (sheetId ?? 0);
    const old = ruleAt(draft, tab, index);
    const { conditionalFormats } = draft.edit(tab);
    if (rule) {
      const next = { ...rule, ranges: rule.ranges ?? [] };
      conditionalFormats[index] = next;
      return { oldRule: showRule(old), newRule: showRule(next), newIndex: index };
    }
    const target = newIndex ?? index;
    if (target >= conditionalFormats.length)
      throw invalidArgument(`newIndex ${target} is outside of the list of rules.`);
    conditionalFormats.splice(index, 1);
    conditionalFormats.splice(target, 0, old);
    return { newRule: showRule(old), oldIndex: index, newIndex: target };
  },
);
