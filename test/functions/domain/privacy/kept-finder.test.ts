import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findNames } from '../../../../functions/domain/names/find-names.ts';
import { keptFinder } from '../../../../functions/domain/privacy/kept-finder.ts';

const anna = { code: 'К-01', name: 'Тестова Анна Ивановна', email: 'a.testova@example.org' };
const oleg = { code: 'К-02', name: 'Пробный Олег Петрович', email: undefined };
const other = { code: 'К-01', name: 'Примерова Анна Олеговна', email: 'a.testova@example.org' };

// Few lists and few codes, so that many questions repeat the list or the codes of an earlier question.
const question = fc.tuple(
  fc.constantFrom([anna, oleg], [oleg, anna], [other, oleg], [anna]),
  fc.subarray(['К-01', 'К-02']),
  fc.constantFrom('Тестовой Анне: письмо от Пробного', 'урок у Анны Примеровой', 'A.Testova@example.org'),
);

it('a cached finder finds the same names as a new one', () => {
  fc.assert(
    fc.property(fc.array(question, { minLength: 2, maxLength: 10 }), (questions) => {
      for (const [people, codes, text] of questions) {
        const sought = new Set(codes);
        expect(keptFinder(people, sought)(text)).toEqual(findNames(people, (code) => sought.has(code))(text));
      }
    }),
    { numRuns: 20 },
  );
});
