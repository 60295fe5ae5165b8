import { invalidArgument } from '../core/errors.ts';
import { parseCells } from './a1.ts';
import type { Draft } from './draft.ts';
import { gridRange } from './grid-range.ts';
import type { NamedRange } from './model.ts';
import { message, text } from './shape.ts';

/** Google's NamedRange in a request. */
export const namedRange = message({ namedRangeId: text, name: text, range: gridRange });

const LONGEST_NAME = 250;

/** @throws 400 if a range name is invalid or taken (names are case-insensitive) */
export function checkName(draft: Draft, name: string, ownId?: string): void {
  const word = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && name.length <= LONGEST_NAME;
  const reference = parseCells(name) !== undefined || /^(R[0-9]*C[0-9]*|R[0-9]*|C[0-9]*)$/i.test(name);
  if (!word || reference || /^(true|false)$/i.test(name)) {
    throw invalidArgument(
      `The name "${name}" is invalid. Names must be valid identifiers and not look like a cell reference.`,
    );
  }
  const taken = draft.namedRanges.some(
    (each) => each.namedRangeId !== ownId && each.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) {
    throw invalidArgument(`Cannot add named range with name: ${name}, a named range with that name already exists.`);
  }
}

/** Finds a named range. @throws 400 if the range does not exist or its cells were deleted */
export function findNamedRange(draft: Draft, id: string): NamedRange {
  const found = draft.namedRanges.find((each) => each.namedRangeId === id);
  if (!found?.range) throw invalidArgument(`No named range exists with id: ${id}`);
  return found;
}
