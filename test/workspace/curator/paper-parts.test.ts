import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GridColumn } from '../../../workspace/curator/grid/grid-view.ts';
import { paperParts } from '../../../workspace/curator/grid/print-page.tsx';

const column = fc.record({ width: fc.integer({ min: 20, max: 900 }), frozen: fc.boolean() });

it('paper shows each column once, and the columns that identify a row in each part', () => {
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 40 }), (given) => {
      const placed = given.map((each, at) => ({
        at,
        column: { ...each, index: at, title: `${at}`, look: {} } as GridColumn,
      }));
      const parts = paperParts(placed);
      const frozen = placed.filter((each) => each.column.frozen);
      const repeated = frozen.length > 0 ? frozen : placed.slice(0, 1);
      for (const part of parts) expect(part.slice(0, repeated.length)).toEqual(repeated);
      const others = parts.flatMap((part) => part.slice(repeated.length));
      expect(others).toEqual(placed.filter((each) => !repeated.includes(each)));
    }),
  );
});
