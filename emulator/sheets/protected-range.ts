import { invalidArgument } from '../core/errors.ts';
import type { Draft } from './draft.ts';
import { gridRange } from './grid-range.ts';
import type { GridRange, ProtectedRange } from './model.ts';
import { requestedArea } from './resolve-range.ts';
import { flag, int32, list, message, outputOnly, text, unsupportedFields } from './shape.ts';

/** Google's ProtectedRange in a request. */
export const protectedRange = message({
  protectedRangeId: int32,
  range: gridRange,
  namedRangeId: text,
  description: text,
  warningOnly: flag,
  requestingUserCanEdit: outputOnly,
  unprotectedRanges: list(gridRange),
  editors: message({ users: list(text), groups: list(text), domainUsersCanEdit: flag }),
  ...unsupportedFields('tableId'),
});

export interface FoundProtection {
  readonly protection: ProtectedRange;
  readonly sheetId: number;
}

/** @throws 400 if there is no such protection */
export function findProtection(draft: Draft, id: number): FoundProtection {
  for (const { properties, protectedRanges } of draft.tabs) {
    const protection = protectedRanges.find((each) => each.protectedRangeId === id);
    if (protection) return { protection, sheetId: properties.sheetId };
  }
  throw invalidArgument(`No protected range with id: ${id}`);
}

/** The tab of a protection. @throws 400 if its cells do not exist, or if the protection excludes cells but does not cover a whole tab */
export function protectedTab(draft: Draft, { range, namedRangeId, unprotectedRanges }: ProtectedRange): number {
  const cells: GridRange | undefined =
    range ?? draft.namedRanges.find((named) => named.namedRangeId === namedRangeId)?.range;
  if (!cells) throw invalidArgument('A protected range must have a range or the id of a named range.');
  requestedArea(draft, cells);
  if (unprotectedRanges?.length) {
    if (Object.keys(cells).some((side) => side !== 'sheetId')) {
      throw invalidArgument('Unprotected ranges can only be specified on a protected sheet.');
    }
    for (const each of unprotectedRanges) requestedArea(draft, each);
  }
  return cells.sheetId;
}

/** The editors of a protection, always with the caller and the owner, so that nobody can lock themselves out. */
export function withCaller(draft: Draft, users: readonly string[] = []): string[] {
  return [...new Set([...users, draft.identity, draft.base.owner])];
}
