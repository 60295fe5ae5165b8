import { describe, expect, it } from 'vitest';
import { optionSchool } from './option-school.ts';

/** К-01 helps everybody with both needs. К-02 helps with the second need only, and nobody asks for what К-03 offers. */
const school = (eachMentor: 'any' | 'wished' | 'demanded', settings = {}) =>
  optionSchool({
    mentors: {
      'К-01': { offers: ['digital', 'parents'], capacity: '3' },
      'К-02': { offers: ['parents'], bestOffer: 'parents' },
      'К-03': { offers: ['inclusion'], bestOffer: 'inclusion' },
    },
    mentees: { 'К-11': { need2: 'parents' }, 'К-12': { need2: 'parents' } },
    settings: { eachMentor, ...settings },
  });

describe('«Каждому наставнику хотя бы один наставляемый»', () => {
  it('is off at first: the best for the mentees decides', () => {
    const { pairs, told } = school('any');
    expect(pairs).toEqual(['К-11 К-01', 'К-12 К-01']);
    expect(told('idleMentor')).toEqual([]);
  });

  it('comes before the needs, and «Подбор» names its price and why a mentor still leads nobody', () => {
    const { pairs, told } = school('wished');
    expect(pairs).toEqual(['К-11 К-01', 'К-12 К-02']);
    expect(told('total')[0]).toContain('С наставником: 2; наставников с наставляемыми: 2; главный запрос закрыт: 1;');
    expect(told('idleMentor')).toEqual([
      'Наставляемые есть у 2 из 3 наставников, у которых есть места. Без этой настройки лучший итог был бы таким: С наставником: 2; наставников с наставляемыми: 1; главный запрос закрыт: 2; взаимных выборов: 0; соответствие запросам: 14; симпатия: 0.',
      'Подходящих наставляемых нет: не просят того, что здесь предлагают – 2.',
    ]);
  });

  it('costs a mentee their mentor only if the school demands it, as can happen with people in both roles', () => {
    const both = (eachMentor: 'wished' | 'demanded') =>
      optionSchool({
        mentors: {
          'К-01': { offers: ['inclusion'], bestOffer: 'inclusion' },
          'К-02': { capacity: '2' },
          'К-04': { offers: ['inclusion', 'parents'], bestOffer: 'parents', capacity: '2' },
        },
        mentees: {
          'К-01': {},
          'К-02': { need1: 'inclusion' },
          'К-03': {},
          'К-05': { need1: 'parents' },
        },
        settings: { eachMentor },
      });
    const wished = both('wished');
    expect(wished.pairs).toEqual(['К-01 К-02', 'К-02 К-04', 'К-03 К-02', 'К-05 К-04']);
    expect(wished.told('idleMentor')[1]).toBe(
      'Подходящих наставляемых – 1. Можно дать одного из них этому наставнику. Цена: один наставляемый остался бы без наставника.',
    );
    const demanded = both('demanded');
    expect(demanded.pairs).toEqual(['К-02 К-01', 'К-03 К-02', 'К-05 К-04']);
    expect(demanded.told('total')[0]).toMatch(/^Наставников с наставляемыми: 3; с наставником: 3;/u);
    expect(demanded.told('idleMentor')).toEqual([
      'Наставляемые есть у 3 из 3 наставников, у которых есть места. Без этой настройки лучший итог был бы таким: Наставников с наставляемыми: 2; с наставником: 4; главный запрос закрыт: 4; взаимных выборов: 0; соответствие запросам: 28; симпатия: 0.',
    ]);
  });
});
