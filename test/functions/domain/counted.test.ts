import fc from 'fast-check';
import { expect, it } from 'vitest';
import { counted, plural } from '../../../functions/domain/counted.ts';

it('a noun has the same form as by Unicode’s rules for Russian', () => {
  const rules = new Intl.PluralRules('ru');
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer()), (count) => {
      const form = rules.select(count);
      expect(plural(count, 'one', 'few', 'many')).toBe(form === 'one' || form === 'few' ? form : 'many');
    }),
  );
});

it.each([
  [1, '1 письмо'],
  [11, '11 писем'],
  [22, '22 письма'],
  [112, '112 писем'],
])('%i: «%s»', (count, words) => {
  expect(counted(count, 'письмо', 'письма', 'писем')).toBe(words);
});
