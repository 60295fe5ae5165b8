import fc from 'fast-check';
import { expect, it } from 'vitest';
import { surnameInCases } from '../../../functions/domain/names/declension.ts';
import { plainText } from '../../../workspace/traces/plain-text.ts';
import { traceFinder } from '../../../workspace/traces/trace-finder.ts';
import { tracePatterns } from '../../../workspace/traces/trace-patterns.ts';

const surnames = fc.constantFrom(
  'Канарейкина',
  'Зябликов',
  'Чиж',
  'Соловей',
  'Щеглов-Чижов',
  'Дрозд',
  'Пеночкин',
  'Ёж',
  'Галка',
);
const firsts = fc.constantFrom('Пелагея', 'Фрол', 'Ия', 'Лев', 'Артём');
const patronymics = fc.constantFrom('Фроловна', 'Ильич', 'Савельевич');
const people = fc.record({
  names: fc.tuple(surnames, firsts, patronymics).map((parts) => [parts.join(' ')]),
  addresses: fc.constantFrom([], ['p.kanareika@example.org'], ['птица@почта.example.org']),
  phones: fc.constantFrom([], ['+7 (900) 123-45-67']),
});

/** Words that identify the person. The code below varies their spelling, and puts other words and signs between them. */
const words = fc.oneof(
  surnames.chain((surname) => fc.constantFrom(surname, ...surnameInCases(surname.toLowerCase()))),
  firsts,
  patronymics,
  fc.constantFrom(
    'П.',
    'Ф. Ф.',
    'p.kanareika@example.org',
    'птица@почта.example.org',
    '8 900 123 45 67',
    '79001234567',
  ),
);
const written = fc
  .tuple(words, fc.constantFrom('', 'upper', 'lower', 'title', 'latin', 'soft', 'apart'))
  .map(([word, how]) => {
    if (how === 'upper') return word.toUpperCase();
    if (how === 'lower') return word.toLowerCase();
    if (how === 'title') return word.charAt(0).toUpperCase() + word.slice(1);
    if (how === 'latin') return word.replace(/о/g, 'o').replace(/а/g, 'a').replace(/Е/g, 'E');
    if (how === 'soft') return [...word].join('\u00ad');
    return how === 'apart' ? word.normalize('NFD') : word;
  });
const texts = fc
  .array(fc.tuple(written, fc.constantFrom(' ', '\0\n', '_', '\u00a0', '\ufffd', '│', '', ', ', '@')), {
    maxLength: 12,
  })
  .map((parts) => parts.flat().join(''));

it('the trace finder finds exactly what the patterns find in the whole text', () => {
  fc.assert(
    fc.property(people, texts, (person, text) => {
      const sought = tracePatterns(person, []);
      const plain = text
        .split('\0')
        .map((part) => plainText(part))
        .join('\0');
      const expected = sought.filter(({ pattern }) => plain.search(pattern) >= 0);
      expect(new Set(traceFinder(sought)(text))).toEqual(new Set(expected));
    }),
    { numRuns: 500 },
  );
});
