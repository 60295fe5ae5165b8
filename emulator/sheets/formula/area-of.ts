import type { Area } from '../model.ts';
import type { Node } from './parse.ts';
import type { Reference } from './reference.ts';
import { rangeOf } from './rewrite.ts';
import type { Scope } from './scope.ts';
import { FormulaError } from './value.ts';

/** The cells of a reference. @throws {FormulaError} #REF! if the tab or the cells do not exist */
export function areaOf(reference: Reference, { workbook, sheetId: own }: Scope): Area {
  const sheetId = reference.tab === undefined ? own : workbook.sheetId(reference.tab);
  if (sheetId === undefined) throw new FormulaError('REF', `Unresolved sheet name '${reference.tab}'.`);
  const area = workbook.bounded(rangeOf(reference, sheetId));
  if (!area) throw new FormulaError('REF', 'Reference does not exist');
  return area;
}

/** The cells that a node refers to; undefined if the node is not a reference. @throws {FormulaError} like `areaOf` */
export function referencedArea(node: Node | undefined, scope: Scope): Area | undefined {
  if (node?.kind === 'reference') return areaOf(node.reference, scope);
  const range = node?.kind === 'name' ? scope.workbook.namedRange(node.name) : undefined;
  return range && scope.workbook.bounded(range);
}
