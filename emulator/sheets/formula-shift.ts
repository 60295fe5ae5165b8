import { rewriteConditions } from './condition-references.ts';
import type { Draft } from './draft.ts';
import type { Reference } from './formula/reference.ts';
import { rangeOf, withRange } from './formula/rewrite.ts';
import { rewriteFormulas } from './formula-cells.ts';
import type { Relocation } from './relocation.ts';

/** Makes formulas refer to the same cells after these cells move. Call it before the cells move. */
export function relocateFormulas(draft: Draft, relocation: Relocation): void {
  const { sheetId } = relocation;
  const title = titleOf(draft, sheetId);
  rewriteAll(draft, (reference, own) => {
    if (!means(reference, own, sheetId, title)) return reference;
    const range = rangeOf(reference, sheetId);
    const moved = relocation.range(range);
    if (moved === range || moved === undefined) return moved && reference;
    if (moved.sheetId === sheetId) return withRange(reference, moved);
    return withRange({ ...reference, tab: titleOf(draft, moved.sheetId) }, moved);
  });
}

/** Updates references to a tab's new title. Call it before the title changes. */
export function renameInFormulas(draft: Draft, sheetId: number, title: string): void {
  const old = titleOf(draft, sheetId);
  if (old === title) return;
  rewriteAll(draft, (reference) => (sameTitle(reference.tab, old) ? { ...reference, tab: title } : reference));
}

/** Turns references to a deleted tab into `#REF!`. Call it before the tab is deleted. */
export function dropFromFormulas(draft: Draft, sheetId: number): void {
  const title = titleOf(draft, sheetId);
  rewriteAll(draft, (reference) => (sameTitle(reference.tab, title) ? undefined : reference));
}

/** Rewrites the references of all formulas, in cells and in conditions. `move` gets a reference and the tab where it stands. */
function rewriteAll(draft: Draft, move: (reference: Reference, own: number) => Reference | undefined): void {
  rewriteFormulas(draft, (reference, at) => move(reference, at.sheetId));
  rewriteConditions(draft, move);
}

/** Whether a reference in a formula on tab `own` refers to tab `target`. */
function means(reference: Reference, own: number, target: number, title: string): boolean {
  return reference.tab === undefined ? own === target : sameTitle(reference.tab, title);
}

function titleOf(draft: Draft, sheetId: number): string {
  return draft.tab(sheetId).properties.title;
}

const sameTitle = (tab: string | undefined, title: string): boolean => tab?.toLowerCase() === title.toLowerCase();
