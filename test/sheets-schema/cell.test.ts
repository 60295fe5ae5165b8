import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as cell from '../../sheets-schema/cell.ts';
import { slots } from '../../sheets-schema/choices/slot.ts';
import { subjectGroups } from '../../sheets-schema/choices/subject-group.ts';
import { areas } from '../../sheets-schema/dictionary.ts';

function read<T>(type: cell.CellType<T>, value: cell.Raw): T | string {
  const parsed = type.schema.safeParse(value);
  return parsed.success ? parsed.data : `! ${parsed.error.issues[0]?.message}`;
}

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));
const moment = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 19));
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const personCode = fc.integer({ min: 1, max: 9999 }).map((n) => `К-${String(n).padStart(2, '0')}`);
const keys = <K extends string>(choices: Record<K, string>) => Object.keys(choices) as K[];

describe('reading back a written value', () => {
  const same = <T>(name: string, type: cell.CellType<T>, values: fc.Arbitrary<T>) =>
    it(`gives the same ${name}`, () => {
      fc.assert(
        fc.property(values, (value) => {
          expect(read(type, type.write(value))).toEqual(value);
        }),
      );
    });

  same(
    'text',
    cell.text,
    fc.string({ unit: 'binary' }).map((s) => `я${s}я`),
  );
  same('whole number', cell.int(-5, 5000), fc.integer({ min: -5, max: 5000 }));
  same(
    'percent',
    cell.percent,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  );
  same('date', cell.date, day);
  same('date and time', cell.dateTime, moment);
  same('time', cell.time, clock);
  same(
    'day of the year',
    cell.dayOfYear,
    day.map((iso) => iso.slice(5)),
  );
  same('yes or no', cell.yesNo, fc.boolean());
  same('choice', cell.oneOf(subjectGroups), fc.constantFrom(...keys(subjectGroups)));
  same('set of choices', cell.manyOf(slots), fc.uniqueArray(fc.constantFrom(...keys(slots)), { minLength: 1 }));
  same(
    'set of choices with commas in them',
    cell.manyOf(areas),
    fc.uniqueArray(fc.constantFrom(...keys(areas)), { minLength: 1 }),
  );
  same('code', cell.code('К'), personCode);
  same('list of codes', cell.codes('К'), fc.uniqueArray(personCode, { minLength: 1 }));
});

describe('what a person may type', () => {
  it.each([46266, 46266.9, '01.09.2026', '1.9.2026', '01/09/2026', ' 2026-09-01 '])(
    '%s is the first of September',
    (typed) => {
      expect(read(cell.date, typed)).toBe('2026-09-01');
    },
  );

  it.each(['31.02.2026', '2026-13-01', 'завтра', '01.09', 0, -3, true, 4_000_000])('%s is no date', (typed) => {
    expect(read(cell.date, typed)).toBe('! Здесь нужна дата, например 01.09.2026.');
  });

  it('accepts a date with a time', () => {
    expect(read(cell.dateTime, '01.09.2026 8:05')).toBe('2026-09-01T08:05:00');
    expect(read(cell.dateTime, '2026-09-01T08:05:30')).toBe('2026-09-01T08:05:30');
    expect(read(cell.dateTime, '01.09.2026 25:00')).toMatch(/^! Здесь нужны дата и время/);
  });

  it('rounds the end of the day within the day', () => {
    expect(read(cell.time, 0.9999)).toBe('00:00');
    expect(read(cell.time, 0.604166666)).toBe('14:30');
    expect(read(cell.time, '9.05')).toBe('09:05');
  });

  it.each(['К-07', 'к-07', 'K-07', 'k07', 'К 07', ' К–07 ', 'К07'])('%s is the code К-07', (typed) => {
    expect(read(cell.code('К'), typed)).toBe('К-07');
  });

  it.each(['07', 'К-7', 'П-07', 'Тестовая Анна', 'К-12345'])('%s is not a participant’s code', (typed) => {
    expect(read(cell.code('К'), typed)).toBe('! Здесь нужен код вида К-07.');
  });

  it('separates codes however they are joined', () => {
    expect(read(cell.codes('К'), 'К-07, k12;К 101 к08')).toEqual(['К-07', 'К-12', 'К-101', 'К-08']);
    expect(read(cell.codes('К'), 'К-07, Анна')).toBe('! «Анна» – не код. Здесь нужны коды вида К-07 через запятую.');
  });

  it('takes the longest label if one begins with another', () => {
    const wishes = cell.manyOf({ yes: 'да', same: 'да, в той же паре', no: 'нет' });
    expect(read(wishes, 'да, в той же паре, нет, да')).toEqual(['same', 'no', 'yes']);
    expect(read(wishes, 'да, ну')).toBe('! Не удалось понять «ну». Допустимо: да; да, в той же паре; нет.');
  });

  it('ignores case, ё and dashes in a choice, and otherwise lists the choices', () => {
    const format = cell.oneOf({ any: 'всё равно', pair: '1–2 раза' });
    expect(read(format, ' Все  равно')).toBe('any');
    expect(read(format, '1-2 раза')).toBe('pair');
    expect(read(format, 'иначе')).toBe('! Здесь нужно одно из: «всё равно», «1–2 раза».');
  });

  it('never takes a formula error for a value', () => {
    for (const type of [cell.text, cell.longText, cell.link, cell.date, cell.yesNo]) {
      expect(read<unknown>(type, '#REF!')).toBe('! В ячейке ошибка формулы.');
      expect(read<unknown>(type, '#N/A')).toBe('! В ячейке ошибка формулы.');
    }
    expect(read(cell.text, '#1 в списке!')).toBe('#1 в списке!');
  });

  it('answers any garbage in Russian, and never throws', () => {
    const raw = fc.oneof(fc.string(), fc.double(), fc.boolean());
    const types: cell.CellType<unknown>[] = [
      cell.date,
      cell.dateTime,
      cell.time,
      cell.dayOfYear,
      cell.yesNo,
      cell.email,
      cell.int(),
      cell.percent,
      cell.code('П'),
      cell.codes('К'),
      cell.oneOf(slots),
      cell.manyOf(slots),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...types), raw, (type, value) => {
        const parsed = type.schema.safeParse(value);
        if (!parsed.success)
          expect(parsed.error.issues.map(({ message }) => message).join()).toMatch(/^[А-ЯЁ«].*\.$/su);
      }),
    );
  });
});
