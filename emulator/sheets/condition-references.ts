import type { Draft } from './draft.ts';
import type { Reference } from './formula/reference.ts';
import { rewriteReferences } from './formula/rewrite.ts';
import { decimalOf } from './formula/tokens.ts';

/** Moves a reference in a condition on the tab `sheetId`; undefined if its cells are gone. */
type MoveOnTab = (reference: Reference, sheetId: number) => Reference | undefined;

/** Rewrites the references in all conditions: of conditional formats, filters and validation rules. */
export function rewriteConditions(draft: Draft, move: MoveOnTab): void {
  const decimal = decimalOf(draft.properties.locale);
  const rewritten = <T>(value: T, sheetId: number): T =>
    mapFormulas(value, (formula) => rewriteReferences(formula, decimal, (reference) => move(reference, sheetId)));
  for (const { properties, conditionalFormats, basicFilter, filterViews } of [...draft.tabs]) {
    const { sheetId } = properties;
    const next = rewritten({ conditionalFormats, basicFilter, filterViews }, sheetId);
    if (next.conditionalFormats !== conditionalFormats)
      draft.edit(sheetId).conditionalFormats = next.conditionalFormats as [];
    if (next.basicFilter !== basicFilter) draft.edit(sheetId).basicFilter = next.basicFilter;
    if (next.filterViews !== filterViews) draft.edit(sheetId).filterViews = next.filterViews as [];
    rewriteRules(draft, sheetId, (rule) => rewritten(rule, sheetId));
  }
}

/** Rewrites the validation rules of a tab's cells. Cells share their rules, so each rule is rewritten once. */
function rewriteRules(draft: Draft, sheetId: number, rewrite: (rule: object) => object): void {
  const moved = new Map<string, string>();
  const keyNow = (key: string): string => {
    const known = moved.get(key);
    if (known !== undefined) return known;
    const rule = draft.piece<object>(key);
    const next = rule && rewrite(rule);
    const result = next && next !== rule ? draft.share(next) : key;
    moved.set(key, result);
    return result;
  };
  for (const [index, row] of [...draft.tab(sheetId).rows].entries()) {
    row?.cells.forEach((cell, column) => {
      if (cell?.rule === undefined) return;
      const rule = keyNow(cell.rule);
      if (rule !== cell.rule) draft.setCell(draft.edit(sheetId), index, column, { ...cell, rule });
    });
  }
}

/** The names of the fields that may contain a formula: of a condition's value, and of a point in a colour scale. */
const FIELDS = new Set(['userEnteredValue', 'value']);

/** The value with all its formulas rewritten; the same object if no formula changed. */
function mapFormulas<T>(value: T, rewrite: (formula: string) => string): T {
  if (typeof value !== 'object' || value === null) return value;
  let changed = false;
  const entries = Object.entries(value).map(([name, child]: [string, unknown]) => {
    const formula = typeof child === 'string' && FIELDS.has(name) && child.startsWith('=');
    const next = formula ? rewrite(child) : mapFormulas(child, rewrite);
    changed ||= next !== child;
    return [name, next] as const;
  });
  if (!changed) return value;
  return (Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries)) as T;
}
