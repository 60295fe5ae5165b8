import fc from 'fast-check';
import { munkres } from 'munkres';
import { describe, expect, it } from 'vitest';
import { type Assignment, assign } from '../../bench/assignment/assignment.ts';
import { somePeople } from '../../bench/pairing/people.ts';
import { type ObjectiveVector, score, solve, vectorOf } from '../../functions/domain/pairing/index.ts';

const costOf = (range: number) => fc.integer({ min: -range, max: range });

/** Random, degenerate and adversarial matrices, at most 9 × 12. */
const matrices = fc
  .record({ rows: fc.integer({ min: 1, max: 9 }), extra: fc.integer({ min: 0, max: 3 }) })
  .chain(({ rows, extra }) => {
    const columns = rows + extra;
    const of = (cost: fc.Arbitrary<number>) => fc.array(cost, { minLength: rows * columns, maxLength: rows * columns });
    const formula = (cost: (row: number, column: number) => number) =>
      fc.constant(
        Array.from({ length: rows * columns }, (_, at) => cost(1 + Math.floor(at / columns), 1 + (at % columns))),
      );
    const cost = fc.oneof(
      of(costOf(100)),
      of(costOf(1_000_000)),
      of(fc.constantFrom(1, 5)),
      of(fc.constant(7)),
      formula((row, column) => row * column),
      formula((row, column) => -(row * row * column)),
    );
    return fc.record({ rows: fc.constant(rows), columns: fc.constant(columns), cost });
  });

function proves({ columnOf, rowPrice, columnPrice }: Assignment, cost: readonly number[], columns: number): boolean {
  const slack = (row: number, column: number) =>
    (cost[row * columns + column] ?? 0) - (rowPrice[row] ?? 0) - (columnPrice[column] ?? 0);
  const isDistinct = new Set(columnOf).size === columnOf.length;
  const isFeasible = cost.every((_, at) => slack(Math.floor(at / columns), at % columns) >= 0);
  const isTight = columnOf.every((column, row) => slack(row, column) === 0);
  const used = new Set(columnOf);
  const hasNoPaidSpare =
    columnOf.length === columns || columnPrice.every((price, column) => (used.has(column) ? price <= 0 : price === 0));
  return isDistinct && isFeasible && isTight && hasNoPaidSpare;
}

describe('dense assignment', () => {
  it('is proved by its prices, and as cheap as the result of the Hungarian method', () => {
    fc.assert(
      fc.property(matrices, ({ rows, columns, cost }) => {
        const answer = assign(Float64Array.from(cost), rows, columns);
        expect(proves(answer, cost, columns)).toBe(true);
        const table = Array.from({ length: rows }, (_, row) => cost.slice(row * columns, (row + 1) * columns));
        const peer = munkres(table).reduce((sum, [row, column]) => sum + (table[row]?.[column] ?? 0), 0);
        expect(answer.cost).toBe(peer);
      }),
      { numRuns: 500 },
    );
  });

  /** Matrices with more columns than the list of nearest columns has. In each row, nearly all, some or no costs are equal. */
  const large = fc
    .record({ rows: fc.integer({ min: 18, max: 45 }), extra: fc.integer({ min: 0, max: 6 }) })
    .chain(({ rows, extra }) => {
      const columns = rows + extra;
      const length = { minLength: rows * columns, maxLength: rows * columns };
      const cost = fc.oneof(
        fc.array(costOf(1_000_000), length),
        fc.array(costOf(3), length),
        fc.array(fc.constantFrom(4, 4, 4, 9), length),
        fc.tuple(fc.array(costOf(30), length), costOf(50)).map(([part, slope]) => {
          return part.map((value, at) => value + slope * Math.floor(at / columns) * (at % columns));
        }),
      );
      return fc.record({ rows: fc.constant(rows), columns: fc.constant(columns), cost });
    });

  it('looks beyond the nearest columns of a row if a better answer may be there', () => {
    fc.assert(
      fc.property(large, ({ rows, columns, cost }) => {
        const answer = assign(Float64Array.from(cost), rows, columns);
        expect(proves(answer, cost, columns)).toBe(true);
        const table = Array.from({ length: rows }, (_, row) => cost.slice(row * columns, (row + 1) * columns));
        expect(answer.cost).toBe(munkres(table).reduce((sum, [row, column]) => sum + (table[row]?.[column] ?? 0), 0));
      }),
      { numRuns: 150 },
    );
  });

  it.each([60, 240])('knows the optimum of products, %i × %i, where paths alone would take cubic time', (size) => {
    const cost = Array.from({ length: size * size }, (_, at) => (1 + Math.floor(at / size)) * (1 + (at % size)));
    const answer = assign(Int32Array.from(cost), size, size);
    expect(answer.cost).toBe((size * (size + 1) * (size + 2)) / 6);
    expect(proves(answer, cost, size)).toBe(true);
  });

  it('returns nothing for an empty problem, and refuses wrong sizes', () => {
    expect(assign(new Float64Array(0), 0, 0).cost).toBe(0);
    expect(() => assign(new Float64Array(6), 3, 2)).toThrow('3 rows do not fit into 2 columns');
    expect(() => assign(new Float64Array(5), 2, 3)).toThrow('5 costs given for 2 × 3');
  });
});

describe('pairing by places', () => {
  /** Encodes «served», «first need», «mutual» and «profile» in one whole number, for at most forty people with ten points each. */
  const worthOf = ([served = 0, firstNeeds = 0, mutual = 0, profile = 0]: ObjectiveVector) =>
    ((served * 64 + firstNeeds) * 64 + mutual) * 512 + profile;

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('has the same worth as the dense solver’s result, people %i', (seed) => {
    const problem = somePeople({ mentees: 40, mentors: 12, capacity: 3, seed });
    const { mentees, mentors, rules } = problem;
    const places = mentors.flatMap((mentor) => Array.from({ length: mentor.capacity }, () => mentor));
    // After the places, each mentee has a column that means «without a mentor».
    const columns = places.length + mentees.length;
    const cost = new Float64Array(mentees.length * columns);
    mentees.forEach((mentee, row) => {
      places.forEach((mentor, column) => {
        const points = score(mentee, mentor, rules);
        if ('excluded' in points) return;
        cost[row * columns + column] = -worthOf(
          vectorOf([{ mentee: mentee.code, mentor: mentor.code, score: points }], rules),
        );
      });
    });
    expect(worthOf(solve(problem).vector)).toBe(-assign(cost, mentees.length, columns).cost);
  });
});
