import type { Draft } from './draft.ts';
import { dropFromFormulas } from './formula-shift.ts';
import { checkSomeVisible } from './sheet-properties.ts';

/** Removes a tab and everything that belongs to it. Formulas and named ranges lose their references to it. @throws 400 if no tab would stay visible */
export function removeTab(draft: Draft, sheetId: number): void {
  dropFromFormulas(draft, sheetId);
  draft.removeSheet(sheetId);
  checkSomeVisible(draft, 'remove');
  draft.namedRanges = draft.namedRanges.map((named) => {
    const { range, ...rest } = named;
    return range?.sheetId === sheetId ? rest : named;
  });
  draft.metadata = draft.metadata.filter(
    ({ location }) => (location.sheetId ?? location.dimensionRange?.sheetId) !== sheetId,
  );
}
