import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type TypedMonths, typedMonths } from '../../sheets-schema/typed-months.ts';

const read = (words: string): TypedMonths | undefined => {
  const reading = typedMonths.read(words);
  return 'value' in reading ? reading.value : undefined;
};

/** «сентябрь 2026 – октябрь 2027, до 15»: the months, the years and the last day that a cell means. */
const meant = (words: string) => {
  const { months, years, lastDay } = read(words) ?? {};
  return [months, ...(years ? [years] : []), ...(lastDay ? [lastDay] : [])];
};

describe('months as school roadmaps write them', () => {
  test.each([
    ['сентябрь', [9, 9]],
    ['Сентябрь-июнь', [9, 6]],
    ['октябрь – май', [10, 5]],
    ['октябрь/май', [10, 5]],
    ['с сентября по май', [9, 5]],
    ['Август, сентябрь', [8, 9]],
    ['сентябрь, январь, май', [9, 5]],
    ['Ежемесячно, октябрь – май', [10, 5]],
    ['сент. – нояб.', [9, 11]],
    ['9-12', [9, 12]],
    ['последняя неделя мая', [5, 5]],
    ['август (до педсовета)', [8, 8]],
    ['с 1 сентября', [9, 9]],
    ['сентябрь – октябрь следующего года', [9, 22]],
    ['I полугодие', [9, 12]],
    ['2-я четверть', [11, 12]],
    ['I–II четверть', [9, 12]],
    ['третий квартал', [7, 9]],
    ['весна', [3, 5]],
    ['начало учебного года', [9, 9]],
    ['в конце учебного года', [5, 5]],
    ['начиная с 1 сентября', [9, 9]],
    ['со 2 сентября', [9, 9]],
    ['после 15 октября', [10, 10]],
    ['зима 2026', [12, 2]],
    ['зима 2026/27', [12, 2]],
    ['май 2026-2027 уч. года', [5, 5]],
    ['сентябрь – май 2026/2027 учебного года', [9, 5]],
    ['октябрь – май 2026–27', [10, 5]],
  ])('%s', (words, months) => {
    expect(meant(words)).toEqual([months]);
  });

  test.each([
    ['сентябрь-октябрь 2026 г.', [9, 10], [undefined, 2026]],
    ['декабрь 2026 – январь 2027', [12, 1], [2026, 2027]],
    ['09.2026–05.2027', [9, 5], [2026, 2027]],
    ['лето 2027', [6, 8], [2027, 2027]],
  ])('%s, with years', (words, months, years) => {
    expect(meant(words)).toEqual([months, years]);
  });

  test.each([
    ['до 15 октября', [[10, 10], 15]],
    ['1–15 октября', [[10, 10], 15]],
    ['с 1 по 15 октября', [[10, 10], 15]],
    ['15 сентября 2026 – 27 мая 2027', [[9, 5], [2026, 2027], 27]],
    ['сентябрь 2026 – 27.05.2027', [[9, 5], [2026, 2027], 27]],
    ['с 1 сентября по 31 мая', [[9, 5], 31]],
    ['не позднее 01.10.2026', [[10, 10], [2026, 2026], 1]],
    ['15.09.26 – 31.05.27', [[9, 5], [2026, 2027], 31]],
  ])('%s, with the last day', (words, all) => {
    expect(meant(words)).toEqual(all);
  });

  test.each([
    ...['в течение года', 'В течении учебного года', 'в течение 2026-2027 учебного года', '2026/2027 уч. год'],
    ...[
      'весь период',
      'постоянно',
      'ежемесячно',
      '1 раз в месяц',
      'раз в четверть',
      'по мере необходимости',
      'по плану',
    ],
  ])('%s is the whole programme', (words) => {
    expect(meant(words)).toEqual(['wholeRun']);
  });

  test.each(['скоро', '13', '32.10', 'мероприятие', 'марафон', 'по четвергам', 'конец года', 'педсовет № 2'])(
    '%s is refused',
    (words) => {
      expect(read(words)).toBeUndefined();
    },
  );
});

it('the cell type reads what it wrote', () => {
  const month = fc.integer({ min: 1, max: 12 });
  const year = fc.integer({ min: 2020, max: 2040 });
  const typed = fc.oneof(
    fc.constant<TypedMonths>({ months: 'wholeRun' }),
    fc.tuple(month, month).map((months): TypedMonths => ({ months })),
    fc
      .tuple(month, month, year, year, fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }))
      .map(([first, last, from, to, lastDay]): TypedMonths => {
        const one = first === last && from !== to;
        const years = [one ? to : from, to] as const;
        return { months: [first, last], years, ...(lastDay === undefined ? {} : { lastDay }) };
      }),
  );
  fc.assert(
    fc.property(typed, (value) => {
      expect(read(String(typedMonths.write(value)))).toEqual(value);
    }),
  );
});
