import { beforeAll, describe, expect, it } from 'vitest';
import { mutated, mutationsOf } from '../../bench/mutate/mutations.ts';
import { report } from '../../bench/mutate/report.ts';
import { roomOf, testsOf } from '../../bench/mutate/rooms.ts';
import { WarmTests } from '../../bench/mutate/warm-tests.ts';

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
    ['if (a) return b;', ['if (!(a)) return b;', ';']],
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
  const mutation = { file: 'a.ts', line: 1, start: 0, end: 1, from: '<', to: '<=' };
  const verdicts = [
    { room: 'b', mutation, failure: 'a test' },
    { room: 'a', mutation, failure: undefined },
    { room: 'b', mutation, failure: undefined },
  ];
  expect(report(verdicts)).toBe('a: 0 of 1 (0 %)\nb: 1 of 2 (50 %)\nnoticed: 1 of 3 (33 %)');
});

describe('tests in a warm process', () => {
  const tests = ['test/functions/domain/counted.test.ts'];
  const insertion = (to: string) => ({ file: 'functions/domain/counted.ts', line: 1, start: 0, end: 0, from: '', to });
  let warm: WarmTests;
  beforeAll(() => {
    warm = new WarmTests();
    return () => warm.close();
  });

  it('pass without a change, also after a change that they noticed or that never ended', async () => {
    expect(await warm.run({ tests })).toBeUndefined();
    expect(await warm.run({ tests, mutation: insertion("throw new Error('noticed');") })).toContain('noticed');
    const others = ['test/functions/domain/intake/offers.test.ts'];
    expect(await warm.run({ tests: others }), 'the failure of another file does not count').toBeUndefined();
    expect(await warm.run({ tests, mutation: insertion('for (;;);') }, 1000)).toBe('no end within the time limit');
    expect(await warm.run({ tests })).toBeUndefined();
  });
});
