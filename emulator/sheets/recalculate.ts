import type { Draft } from './draft.ts';
import { FormulaError, type Value } from './formula/value.ts';
import { computedCells } from './formula-cells.ts';
import { FormulaPass } from './formula-pass.ts';
import { storeResults } from './formula-results.ts';

/** The maximum number of passes. We stop earlier if the spilled results stay the same. */
const MOST_PASSES = 5;

/** Evaluates every formula of the draft and stores the results in its cells. Does nothing without formulas. */
export function recalculate(draft: Draft): void {
  if (!draft.hasFormulas) return;
  const cells = [...computedCells(draft)];
  const formulas = cells.filter(({ cell }) => cell.formula !== undefined);
  const seed = draft.ids.below(2 ** 31);
  let spilledValues = new Map<string, Value>();
  let pass = new FormulaPass(draft, formulas, spilledValues, seed);
  for (let count = 0; count < MOST_PASSES; count += 1) {
    pass.run();
    const next = pass.spilledValues();
    if (same(next, spilledValues)) break;
    spilledValues = next;
    pass = new FormulaPass(draft, formulas, spilledValues, seed);
  }
  storeResults(draft, cells, pass, spilledValues);
}

const same = (a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean =>
  a.size === b.size &&
  [...a].every(([key, value]) => {
    const other = b.get(key);
    return (
      value === other || (value instanceof FormulaError && other instanceof FormulaError && value.type === other.type)
    );
  });
