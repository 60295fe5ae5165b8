import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withOwnIds } from '../../../functions/workbook/response-ids.ts';

const answers = fc.array(
  fc.record({
    responseId: fc.constantFrom('meetingReport|2026-10-14T00:00:00|К-01', 'meetingReport|2026-10-14T00:00:00|К-02'),
    fields: fc.record({ pairCode: fc.constantFrom('П-01', 'П-02', 'П-03') }),
  }),
  { maxLength: 8 },
);

describe('the ids of answers', () => {
  it('differ if the answers differ, and only then, whatever the order of rows', () => {
    const shuffled = answers.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        const named = withOwnIds(rows);
        const said = new Map(rows.map((row) => [JSON.stringify(row), row]));
        expect(new Set(named.map(({ responseId }) => responseId)).size).toBe(said.size);
        const idOf = new Map(named.map((row, i) => [JSON.stringify(rows[i]), row.responseId]));
        withOwnIds(other).forEach((row, i) => {
          expect(row.responseId).toBe(idOf.get(JSON.stringify(other[i])));
        });
        // If several answers have one id, one of these answers keeps it unchanged.
        for (const { responseId } of rows) expect(named.map((row) => row.responseId)).toContain(responseId);
      }),
    );
  });
});
