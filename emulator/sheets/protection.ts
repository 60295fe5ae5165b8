import { invalidArgument } from '../core/errors.ts';
import type { Draft } from './draft.ts';
import { bounded, contains, intersection, wholeSheet } from './grid-range.ts';
import type { Area, ProtectedRange, Sheet, Workbook } from './model.ts';

const REFUSAL =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** Whether someone may edit protected cells. The spreadsheet's owner and the listed editors may. If the protection only warns, everyone may. */
export function mayEdit(protection: ProtectedRange, owner: string, identity: string): boolean {
  const same = (address: string): boolean => address.toLowerCase() === identity.toLowerCase();
  return protection.warningOnly === true || same(owner) || (protection.editors?.users?.some(same) ?? false);
}

/** @throws 400 if the draft's caller may not edit the whole area */
export function guardArea(draft: Draft, area: Area): void {
  const sheet = draft.sheet(area.sheetId);
  for (const { protection, cells } of foreignProtections(draft, sheet)) {
    const common = intersection(cells, area);
    if (!common) continue;
    const free = (protection.unprotectedRanges ?? []).map((range) => bounded(range, sheet));
    if (subtract([common], free).length > 0) throw invalidArgument(REFUSAL);
  }
}

/** @throws 400 if the caller may not change the tab itself, because the whole tab is protected */
export function guardSheet(draft: Draft, sheetId: number): void {
  const sheet = draft.tab(sheetId);
  const whole = wholeSheet(sheet);
  if (foreignProtections(draft, sheet).some(({ cells }) => contains(cells, whole))) throw invalidArgument(REFUSAL);
}

/** Refuses to delete a tab that the caller may not edit completely. @throws 400 if something on the tab is protected from the caller */
export function guardDeletion(draft: Draft, sheetId: number): void {
  if (foreignProtections(draft, draft.tab(sheetId)).length > 0) throw invalidArgument(REFUSAL);
}

/** @throws 400 if the caller may not edit the protection itself */
export function guardProtection(draft: Draft, protection: ProtectedRange): void {
  if (!mayEdit(protection, draft.base.owner, draft.identity)) throw invalidArgument(REFUSAL);
}

/** The cells covered by a protection; undefined if its named range is gone. */
export function protectedCells(protection: ProtectedRange, sheet: Sheet, workbook: Pick<Workbook, 'namedRanges'>) {
  const range =
    protection.range ?? workbook.namedRanges.find((each) => each.namedRangeId === protection.namedRangeId)?.range;
  return range && bounded(range, sheet);
}

function foreignProtections(draft: Draft, sheet: Sheet): { protection: ProtectedRange; cells: Area }[] {
  const { owner } = draft.base;
  return sheet.protectedRanges.flatMap((protection) => {
    if (mayEdit(protection, owner, draft.identity)) return [];
    const cells = protectedCells(protection, sheet, draft);
    return cells ? [{ protection, cells }] : [];
  });
}

/** The parts of the areas outside all holes. */
function subtract(areas: Area[], holes: readonly Area[]): Area[] {
  return holes.reduce((left, hole) => left.flatMap((area) => around(area, hole)), areas);
}

function around(area: Area, hole: Area): Area[] {
  const cut = intersection(area, hole);
  if (!cut) return [area];
  const { startRowIndex, endRowIndex } = cut;
  const middle = { ...area, startRowIndex, endRowIndex };
  return [
    { ...area, endRowIndex: startRowIndex },
    { ...area, startRowIndex: endRowIndex },
    { ...middle, endColumnIndex: cut.startColumnIndex },
    { ...middle, startColumnIndex: cut.endColumnIndex },
  ].filter((each) => each.startRowIndex < each.endRowIndex && each.startColumnIndex < each.endColumnIndex);
}
