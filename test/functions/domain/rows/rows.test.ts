import { describe, expect, it } from 'vitest';
import { acceptedOn, acceptedSince, byKey, currentDecision } from '../../../../functions/domain/rows/decided.ts';
import { place } from '../../../../functions/domain/rows/place.ts';
import { nextKeys, numberOf } from '../../../../functions/domain/rows/row-key.ts';

type Decided = Parameters<typeof currentDecision>[0][number];
const open: Decided = { decision: undefined, acceptedOn: undefined };
const accepted = (on?: string): Decided => ({ decision: 'accepted', acceptedOn: on });
const declined: Decided = { decision: 'declined', acceptedOn: undefined } as Decided;
const TODAY = '2026-06-10';

describe('a decision on answers that replace each other', () => {
  it('is the last one; an answer without a decision keeps the earlier one', () => {
    expect([currentDecision([]), currentDecision([open])]).toEqual([undefined, undefined]);
    expect(currentDecision([declined, accepted(), open])).toBe('accepted');
    expect(currentDecision([accepted(), declined, open])).toBe('declined');
  });

  it('counts from the first acceptance after the last refusal', () => {
    expect(acceptedOn([accepted('2026-06-01'), accepted('2026-06-05')], TODAY)).toBe('2026-06-01');
    expect(acceptedOn([accepted('2026-06-01'), declined, accepted('2026-06-05'), open], TODAY)).toBe('2026-06-05');
    expect(acceptedOn([declined, accepted()], TODAY), 'new today').toBe(TODAY);
    expect([acceptedOn([accepted('2026-06-01'), declined], TODAY), acceptedOn([open], TODAY)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('keeps its day in the row while it is the same', () => {
    expect(acceptedSince(accepted('2026-06-01'), TODAY)).toBe('2026-06-01');
    expect(acceptedSince(accepted(), TODAY)).toBe(TODAY);
    expect([acceptedSince(declined, TODAY), acceptedSince(undefined, TODAY)]).toEqual([undefined, undefined]);
  });
});

it('of rows with one key the topmost counts; rows without a key do not count', () => {
  const rows = [
    { at: 3, key: 'а' },
    { at: 1, key: 'а' },
    { at: 2, key: undefined },
    { at: 4, key: 'б' },
  ];
  expect([...byKey(rows, ({ key }) => key)].map(([key, { at }]) => [key, at]).sort()).toEqual([
    ['а', 1],
    ['б', 4],
  ]);
});

it('the number of a key are the digits at its end', () => {
  expect(['С-012', 'П-7', '5', '', 'С-', 'С-1а', undefined].map(numberOf)).toEqual([
    12,
    7,
    5,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('new keys are above every used key of the prefix', () => {
  const next = nextKeys(['С-2', 'С-012', 'П-99', 'С-х', undefined], 'С-', 3);
  expect([next(), next()]).toEqual(['С-013', 'С-014']);
  expect(nextKeys([], 'П-', 2)()).toBe('П-01');
});

it('a place is the whole row, counted from 1', () => {
  expect(place('Пары', { at: 4 })).toEqual({ sheet: 'Пары', cell: '5:5' });
});
