import { invalidArgument } from '../core/errors.ts';
import { cellFormat } from './cell-format.ts';
import { bothColors, color, colorStyle } from './color.ts';
import { formatCondition } from './condition.ts';
import type { Draft } from './draft.ts';
import { gridRange, showRange } from './grid-range.ts';
import type { ConditionalFormatRule } from './model.ts';
import { requestedArea } from './resolve-range.ts';
import { list, message, optionalChoice, text } from './shape.ts';

const pointFields = message({
  color,
  colorStyle,
  type: optionalChoice('InterpolationPointType', ['MIN', 'MAX', 'NUMBER', 'PERCENT', 'PERCENTILE']),
  value: text,
});
const point = {
  fields: pointFields.fields,
  read: (value: unknown, at: string) => bothColors(pointFields.read(value, at), 'color'),
};

/** Google's ConditionalFormatRule in a request. */
export const conditionalFormatRule = message({
  ranges: list(gridRange),
  booleanRule: message({ condition: formatCondition, format: cellFormat }),
  gradientRule: message({ minpoint: point, midpoint: point, maxpoint: point }),
});

/**
 * The tab of the rule. @throws 400 if its ranges lie on several tabs or outside the grid, or if not exactly one of `booleanRule` and `gradientRule`
 * is set
 */
export function ruleTab(
  draft: Draft,
  { ranges = [], booleanRule, gradientRule }: Partial<ConditionalFormatRule>,
): number {
  const [first, ...others] = ranges;
  if (!first) throw invalidArgument('rule.ranges is required.');
  if (others.some((range) => range.sheetId !== first.sheetId)) {
    throw invalidArgument('All ranges of a conditional format rule must be on the same sheet.');
  }
  for (const range of ranges) requestedArea(draft, range);
  if (!booleanRule === !gradientRule) throw invalidArgument('Exactly one of booleanRule and gradientRule must be set.');
  return first.sheetId;
}

export function showRule(rule: ConditionalFormatRule): object {
  return { ...rule, ranges: rule.ranges.map(showRange) };
}

/** @throws 400 if the tab has no rule at that index */
export function ruleAt(draft: Draft, sheetId: number, index: number): ConditionalFormatRule {
  const rule = draft.sheet(sheetId).conditionalFormats[index];
  if (!rule) throw invalidArgument(`No conditional format on sheet: ${sheetId} at index: ${index}`);
  return rule;
}
