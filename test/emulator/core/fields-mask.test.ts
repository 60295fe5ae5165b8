import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMask, leaves, prune } from '../../../emulator/core/fields-mask.ts';

const sample = { a: { b: 1, c: [{ d: 2, e: 3 }, { e: 4 }] }, f: 5 };

describe('the grammar of fields', () => {
  it.each([
    ['a', { a: sample.a }],
    ['a.b,f', { a: { b: 1 }, f: 5 }],
    ['a/c/d', { a: { c: [{ d: 2 }, {}] } }],
    ['a(b,c(e))', { a: { b: 1, c: [{ e: 3 }, { e: 4 }] } }],
    ['a(c/e,b)', { a: { b: 1, c: [{ e: 3 }, { e: 4 }] } }],
    ['*', sample],
    ['a.*', { a: sample.a }],
    ['a.*.e', { a: { b: 1, c: [{ e: 3 }, { e: 4 }] } }],
    ['a.b,a.c.d', { a: { b: 1, c: [{ d: 2 }, {}] } }],
    ['a,a.b', { a: sample.a }],
    ['a.b,a', { a: sample.a }],
    ['nothing', {}],
    [' a ( b , c . d ) ', { a: { b: 1, c: [{ d: 2 }, {}] } }],
  ])('%s', (mask, expected) => {
    expect(prune(sample, compileMask(mask))).toEqual(expected);
  });

  it.each(['', ',', 'a(', 'a)', 'a(b', 'a..b', 'a(b))', 'a b', '.a', 'a,'])('%j is refused', (mask) => {
    expect(() => compileMask(mask)).toThrow(/Invalid field selection/);
  });

  const tree = fc.letrec<{ node: Record<string, unknown> }>((tie) => ({
    node: fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.oneof({ depthSize: 'small' }, fc.integer(), tie('node')),
      { minKeys: 1, maxKeys: 3 },
    ),
  })).node;
  const written = (value: Record<string, unknown>): string =>
    Object.entries(value)
      .map(([name, child]) =>
        typeof child === 'object' ? `${name}(${written(child as Record<string, unknown>)})` : name,
      )
      .join(',');

  it('a mask that names every leaf selects everything, with parentheses or dots', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const mask = compileMask(written(value));
        expect(prune(value, mask)).toEqual(value);
        expect(prune(value, compileMask(leaves(mask).join(',')))).toEqual(value);
      }),
    );
  });

  it('pruning is idempotent', () => {
    fc.assert(
      fc.property(tree, tree, (value, other) => {
        const mask = compileMask(written(other));
        const once = prune(value, mask);
        expect(prune(once, mask)).toEqual(once);
      }),
    );
  });
});
