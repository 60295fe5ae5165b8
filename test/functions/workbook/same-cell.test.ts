import { describe, expect, it } from 'vitest';
import { changedContent, sameContent, sameRaw, shows } from '../../../functions/workbook/same-cell.ts';

const set = (parts: object) => ({ kind: 'set' as const, tab: 'people', row: 1, column: 1, value: 'а', ...parts });
const SECOND = 1 / 86_400;

describe('two values are equal', () => {
  it('two values are equal if they are the same, or numbers less than a second apart', () => {
    expect([sameRaw('а', 'а'), sameRaw('а', 'б'), sameRaw(undefined, undefined), sameRaw(undefined, '')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([
      sameRaw(46000, 46000 + 0.4 * SECOND),
      sameRaw(46000 + 0.4 * SECOND, 46000),
      sameRaw(46000, 46000 + SECOND),
    ]).toEqual([true, true, false]);
    expect([sameRaw(1, '1'), sameRaw(0, false), sameRaw(true, 1)]).toEqual([false, false, false]);
  });
});

describe('two cells are equal', () => {
  it('two cells are equal if their value, link and note are equal', () => {
    const cell = { value: 'а', link: 'https://example.org', note: 'заметка' };
    expect(sameContent(cell, { ...cell })).toBe(true);
    for (const other of [{ value: 'б' }, { link: undefined }, { note: 'иная' }]) {
      expect(sameContent(cell, { ...cell, ...other }), JSON.stringify(other)).toBe(false);
    }
  });

  it('two cells with formulas are compared by the formula and not by its result', () => {
    expect(sameContent({ value: 1, formula: '=A1' }, { value: 2, formula: '=A1' })).toBe(true);
    expect(sameContent({ value: 1, formula: '=A1' }, { value: 1, formula: '=A2' })).toBe(false);
    expect(sameContent({ value: 1, formula: '=A1' }, { value: 1 })).toBe(false);
    expect(sameContent({ value: 1 }, { value: 1, formula: '=A1' })).toBe(false);
  });
});

describe('a change of a cell', () => {
  const before = { value: 'б', formula: '=A1', link: 'https://example.org', note: 'заметка' };

  it('keeps the link and the note that it does not mention, but no formula', () => {
    expect(changedContent(before, set({}))).toEqual({ ...before, value: 'а', formula: undefined });
  });

  it('sets or removes what it mentions', () => {
    expect(changedContent(before, set({ link: 'https://b.example.org', note: 'новая' }))).toMatchObject({
      link: 'https://b.example.org',
      note: 'новая',
    });
    expect(changedContent(before, set({ link: null, note: null }))).toMatchObject({ link: undefined, note: undefined });
  });

  it('is needless if the cell already shows it', () => {
    expect(shows({ value: 'а', note: 'заметка' }, set({}))).toBe(true);
    expect(shows({ value: 'а', note: 'заметка' }, set({ note: null }))).toBe(false);
    expect(shows({ value: 'б' }, set({}))).toBe(false);
  });
});
