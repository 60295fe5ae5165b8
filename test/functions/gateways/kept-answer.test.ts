import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptAnswer } from '../../../functions/gateways/kept-answer.ts';

interface Sheet {
  readonly properties: { readonly sheetId: number; readonly title: string };
}

/** Texts that look like the beginning of a sheet. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('{"properties":{"sheetId":', '},{"properties":{"sheetId":1', '],"sheets":[0,1', '\\"', '}]}'),
);

const sheet = fc.record({
  properties: fc.record({ sheetId: fc.nat(5), title: text }),
  data: fc.array(fc.record({ rowData: fc.array(fc.record({ values: fc.array(fc.record({ note: text })) })) })),
});

const answer = fc.record({
  spreadsheetId: text,
  sheets: fc.array(sheet, { maxLength: 5 }),
  namedRanges: fc.array(fc.record({ name: text })),
});

const bytes = (message: unknown) => Buffer.from(JSON.stringify(message));
const sheetsOf = (message: unknown) => (message as { readonly sheets: readonly Sheet[] }).sheets;

describe('an answer about a spreadsheet', () => {
  it('is parsed as JSON is, whatever was answered before', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 4 }), (answers) => {
        const kept = new KeptAnswer();
        for (const each of answers) expect(kept.parse('the same question', bytes(each))).toEqual(each);
      }),
    );
  });

  it('reuses the sheets of the last answer to the same question if their text is the same', () => {
    const [first, second, third, last] = fc.sample(sheet, { numRuns: 4, seed: 1 });
    const kept = new KeptAnswer();
    const before = sheetsOf(kept.parse('all', bytes({ sheets: [first, second, third, last] })));
    const other = { ...second, data: [] };
    const after = sheetsOf(kept.parse('all', bytes({ sheets: [first, other, third, last], namedRanges: [] })));
    expect(after).toEqual([first, other, third, last]);
    expect([0, 1, 2].map((i) => after[i] === before[i])).toEqual([true, false, true]);
    expect(sheetsOf(kept.parse('less', bytes({ sheets: [first, last] })))[0]).not.toBe(before[0]);
  });

  it('stays text if it was cut off, wherever that is', () => {
    const kept = new KeptAnswer();
    const sheets = ['один', '},{"properties":{"sheetId":', 'три'].map((title, sheetId) => ({
      properties: { sheetId, title },
    }));
    const whole = bytes({ spreadsheetId: 'x', sheets, namedRanges: [] });
    kept.parse('all', whole);
    for (let end = 0; end < whole.length; end += 1)
      expect(kept.parse('all', whole.subarray(0, end))).toBe(whole.toString('utf8', 0, end));
    expect(kept.parse('all', Buffer.from('busy'))).toBe('busy');
  });

  it('may have other fields before those of a sheet', () => {
    const odd = { sheets: [{ data: [], properties: { sheetId: 1 } }, { data: [{ properties: { sheetId: 2 } }] }] };
    expect(new KeptAnswer().parse('all', bytes(odd))).toEqual(odd);
  });
});
