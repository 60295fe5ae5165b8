import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Mutation, mutated, mutationsOf, SWITCH, withSwitches } from '../../../bench/mutate/mutations.ts';
import { report } from '../../../bench/mutate/report.ts';
import { roomOf, testsOf } from '../../../bench/mutate/rooms.ts';
import { ENDLESS, Trial } from '../../../bench/mutate/trial.ts';

const changed = (text: string) => mutationsOf('a.ts', text).map((mutation) => mutated(text, mutation));

describe('the changes of one operator', () => {
  it.each([
    ['a < b', ['a <= b', 'a >= b']],
    ['a === b', ['a !== b']],
    ['a && !b', ['a || !b', 'a && b']],
    ['a + b * c', ['a - b * c', 'a + b / c']],
    ['a ?? b', ['a']],
    ['x ? a : b', ['(a)', '(b)']],
    ['list.some(f)', ['list.every(f)']],
    ['list.filter(f).map(g)', ['list.map(g)']],
    ['if (a) return b;', ['if (!(a)) return b;', 'if (false) return b;']],
    ['f(1_000)', ['f((1001))', 'f((999))']],
  ])('%s', (text, expected) => {
    expect(changed(text)).toEqual(expected);
  });

  it('leave texts, types and names of properties as they are, and of a comparator only the comparison changes', () => {
    expect(changed("'a' + b")).toEqual([]);
    expect(changed('type A = 1 | 2')).toEqual([]);
    expect(changed("const a = { 1: 'b' }")).toEqual([]);
    expect(changed('const { 0: first } = a')).toEqual([]);
    expect(changed('a.toString(b)')).toEqual([]);
    expect(changed('list.sort((a, b) => a < b ? -1 : 1)')).toHaveLength(4);
  });

  it('name their line', () => {
    expect(mutationsOf('a.ts', '\n\na < b').map(({ line, from }) => [line, from])).toEqual([
      [3, '<'],
      [3, '<'],
    ]);
  });
});

it('a file has the tests of its mirrored folder', () => {
  expect(roomOf('functions/domain/notices/kinds/index.ts')).toBe('functions/domain/notices');
  expect(testsOf('functions/domain/intake')).toContain('test/functions/domain/intake/offers.test.ts');
  const top = testsOf(roomOf('functions/domain/counted.ts'));
  expect(top).toContain('test/functions/domain/counted.test.ts');
  expect(top.filter((file) => file.split('/').length > 4)).toEqual([]);
});

it('the summary counts what was noticed, by room', () => {
  const [mutation] = mutationsOf('a.ts', 'a < b') as [Mutation];
  const verdicts = [
    { room: 'b', mutation, failure: 'a test' },
    { room: 'a', mutation, failure: undefined },
    { room: 'b', mutation, failure: undefined },
  ];
  expect(report(verdicts)).toBe(
    'a.ts:1  <  →  <=\na.ts:1  <  →  <=\na: 0 of 1 (0 %)\nb: 1 of 2 (50 %)\nnoticed: 1 of 3 (33 %)',
  );
});

describe('all changes in one program', () => {
  /** The results of a function of `a`, `b` and `c` without a change and with each change. */
  const results = (body: string, ...values: unknown[]) => {
    const mutations = mutationsOf('a.ts', body);
    const switched = withSwitches(body, new Map(mutations.entries()));
    const run = new Function(SWITCH, 'a', 'b', 'c', switched);
    return [undefined, ...mutations.keys()].map((active) => run((number: number) => number === active, ...values));
  };

  it.each<[string, unknown[], unknown[]]>([
    ['return a < b', [1, 1], [false, true, true]],
    ['return a + b * c', [12, 2, 2], [16, 8, 13]],
    ['return a?.filter((x) => x > 1).length', [[1, 2]], [1, 2, 2, 1, 0, 2]],
    ['return a ?? b ?? c', [undefined, 2, 3], [2, 2, 3]],
    ['if (a) return b; return c', [true, 1, 2], [1, 2, 2]],
    ['return a ? b : c', [false, 1, 2], [2, 1, 2]],
  ])('%s', (body, values, expected) => {
    expect(results(body, ...values)).toEqual(expected);
  });
});

describe('the trial of changes', () => {
  const tests = ['test/bench/mutate/sample.test.ts'];
  const file = 'test/bench/mutate/sample.ts';
  const all = mutationsOf(file, readFileSync(file, 'utf8'));

  it('finds all changes that a test can notice, also those of endless loops, constants of modules and cached values', async () => {
    const trial = new Trial(all, { leastLimitMs: 500 });
    try {
      const noticed = await trial.noticed([...all.keys()], tests);
      const outcome = all.map(
        ({ line, from, to }, number) => `${line} ${from} ${to}: ${noticed.get(number) ?? 'missed'}`,
      );
      expect(outcome).toEqual([
        '6 + -: a module computes its constant when it loads',
        '7 === !==: a module computes its constant when it loads',
        '11 === !==: a cached value is computed once',
        '17 < <=: a loop ends',
        '17 < >=: a loop ends',
        `17 + -: ${ENDLESS}`,
        '21 && ||: missed',
        '22 || &&: missed',
      ]);
      expect(await trial.noticed([...all.keys()], ['test/functions/domain/counted.test.ts'])).toEqual(new Map());
    } finally {
      await trial.close();
    }
  });
});
