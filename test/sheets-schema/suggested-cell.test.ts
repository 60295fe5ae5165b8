import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellType, code, date, email, int, oneOf, time, yesNo } from '../../sheets-schema/cell.ts';
import { suggestedCell } from '../../sheets-schema/suggested-cell.ts';

const decision = oneOf({ confirm: 'подтвердить', decline: 'отклонить' });
const outcome = oneOf({ admitted: 'допущен', conditional: 'допущен с условием', declined: 'не допущен' });

it.each<
  [string, CellType<never> | CellType<string> | CellType<boolean> | CellType<number>, string, string | undefined]
>([
  ['a misspelt label', decision, 'потвердить', 'подтвердить'],
  ['the beginning of a label', decision, 'отклон', 'отклонить'],
  ['a beginning that two labels have', outcome, 'допущ', undefined],
  ['another word', decision, 'подумать', undefined],
  ['a beginning that is too short', decision, 'по', undefined],
  ['a misspelt yes', yesNo, 'ддa', undefined],
  ['a date in words', date, '1 сентября 2026 г.', '01.09.2026'],
  ['a date of May', date, '9 мая 2026 года', '09.05.2026'],
  ['a short year', date, '1.9.26', '01.09.2026'],
  ['commas', date, '01,09,2026', '01.09.2026'],
  ['hyphens', date, '1-9-2026', '01.09.2026'],
  ['a day that does not exist', date, '31 сентября 2026', undefined],
  ['a date without a year', date, '1 сентября', undefined],
  ['a time with a hyphen', time, '14-30', '14:30'],
  ['a time in words', time, '9 ч 05 мин', '09:05'],
  ['an hour alone', time, 'в 9', '09:00'],
  ['a period in words', time, 'с 14 до 15', undefined],
  ['a period with a hyphen', time, '14-15', undefined],
  ['a time that cannot be a period', time, '14-05', '14:05'],
  ['an hour that does not exist', time, '25-00', undefined],
  ['a number with a word', int(0, 10), '3 чел.', '3'],
  ['two numbers', int(0, 10), '2 или 3', undefined],
  ['a number beyond the limit', int(0, 10), '30 чел.', undefined],
  ['a negative number', int(0, 10), '-3 чел.', undefined],
  ['a fraction', int(0, 10), '2,5 ч', undefined],
  ['a number for a code', code('К'), '7', 'К-07'],
  ['a code without its zero', code('П'), 'П7', 'П-07'],
  ['a name for a code', code('К'), 'Тестовая', undefined],
  ['a comma in an address', email, 'anna@example,org', 'anna@example.org'],
  ['a space in an address', email, 'anna @example.org', 'anna@example.org'],
  ['a comma after an address', email, 'anna@example.org, ', 'anna@example.org'],
  ['a dot after an address', email, 'anna@example.org.', 'anna@example.org'],
  ['a link to an address', email, 'mailto:anna@example.org', 'anna@example.org'],
  ['brackets around an address', email, '<anna@example.org>;', 'anna@example.org'],
  ['a name before an address', email, 'Анна Тестова <anna@example.org>', 'anna@example.org'],
  ['quotes around an address', email, '«anna@example.org»', 'anna@example.org'],
  ['Russian letters in an address', email, 'аnnа@ехample.оrg', 'anna@example.org'],
  ['a Latin letter in a Russian domain', email, 'anna@шкoла.рф', 'anna@школа.рф'],
  ['a Russian letter without a Latin twin', email, 'жanna@example.org', undefined],
  ['two addresses', email, 'anna@example.org, vera@example.org', undefined],
  ['no address', email, 'нет', undefined],
])('%s', (_, type, typed, expected) => {
  expect(suggestedCell(type as CellType<unknown>, typed)).toBe(expected);
});

describe('a suggestion', () => {
  it('is always valid in its column', () => {
    const types = [decision, outcome, yesNo, date, time, int(0, 10), code('К'), email] as CellType<unknown>[];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.oneof(fc.string(), fc.integer(), fc.boolean()), (type, cell) => {
        const found = suggestedCell(type, cell);
        if (found !== undefined) expect(type.read(found)).toHaveProperty('value');
      }),
    );
  });
});
