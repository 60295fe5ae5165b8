import { describe, expect, it } from 'vitest';
import { teachingYears } from '../../../workspace/staff/teaching-years.ts';

describe('years of teaching', () => {
  it.each([
    [
      'upTo3',
      [0, 3, '2,5', '2 года', '0', 'нет', 'без стажа', 'менее года', '8 мес.', 'до 3 лет', '1-3', 'с 01.09.2024'],
    ],
    [
      'from4to10',
      [4, 10, '5 л. 3 мес.', '10 лет 11 месяцев', '4–10', '4-10', 'от 4 до 10 лет', 'с 2020 года', '15.08.2018'],
    ],
    ['from11to20', [11, 20, '12', '12 лет', '11–20', 'с 2010', new Date('2012-09-01T00:00:00Z')]],
    ['from21', [21, '34 года 5 мес.', '21 и более', 'более 25 лет', '30+', 'с 1990 г.']],
    ['notSaid', ['', null, undefined, '-', '—', 'н/д', 'не указан']],
    ['unreadable', ['много', '12/10', 'до 15 лет', '3–12', 'с 2030 года', 'молодой специалист']],
  ])('are %s', (band, cells) => {
    expect(cells.map((cell) => [cell, teachingYears(cell, '2026-09-10')])).toEqual(cells.map((cell) => [cell, band]));
  });

  it('years since a day are full on its anniversary', () => {
    expect(teachingYears('с 11.09.2022', '2026-09-10')).toBe('upTo3');
    expect(teachingYears('с 10.09.2022', '2026-09-10')).toBe('from4to10');
  });
});
