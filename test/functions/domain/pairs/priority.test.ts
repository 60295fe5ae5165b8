import { describe, expect, it } from 'vitest';
import { optionSchool } from './option-school.ts';

/** One place and three mentees, of whom К-11 fits best. */
const school = (settings = {}, people = {}) =>
  optionSchool({
    mentors: { 'К-01': {} },
    mentees: {
      'К-11': { askedAt: '2026-06-03T10:00:00' },
      'К-12': { askedAt: '2026-06-01T10:00:00', need2: 'parents' },
      'К-13': { askedAt: '2026-06-02T10:00:00', need2: 'parents' },
    },
    people,
    settings,
  });

describe('if places are short', () => {
  it('the best for all together decides at first', () => {
    expect(school().pairs).toEqual(['К-11 К-01']);
  });

  it('the person who asked earlier goes first, if the school wishes it', () => {
    const { pairs, told, rows } = school({ priority: 'earlier' });
    expect(pairs).toEqual(['К-12 К-01']);
    expect(told('total')[0]).toContain('С наставником: 1; очередь по времени запроса: 3; главный запрос закрыт: 1;');
    expect(rows('proposal').find(({ state }) => state === 'proposed')?.price).toBe(
      'Без неё места достались бы тем, кто попросил позже.',
    );
  });

  it('«Подбор» says that stable pairs do not depend on who goes first', () => {
    const told = (settings: object) => school({ pairingMode: 'stable', ...settings }).told('proof')[0];
    expect(told({})).not.toContain('не влия');
    expect(told({ priority: 'earlier', eachMentor: 'wished', formerMentor: 'wished' })).toContain(
      'Пары здесь зависят только от выборов и соответствия, поэтому на них не влияют настройки «Кому первому, если мест не хватает», «Каждому наставнику хотя бы один наставляемый», «Прошлогодний наставник».',
    );
  });

  it.each([
    ['young', { isYoungSpecialist: true }, 'Без неё молодых специалистов с наставником стало бы меньше на 1.'],
    [
      'waited',
      { waitedLastYear: true },
      'Без неё тех, кто в прошлом году остался без наставника, с наставником стало бы меньше на 1.',
    ],
  ])('the marked people of the roster go first: %s', (priority, mark, price) => {
    const { pairs, rows } = school({ priority }, { 'К-13': mark });
    expect(pairs).toEqual(['К-13 К-01']);
    expect(rows('proposal').find(({ state }) => state === 'proposed')?.price).toBe(price);
  });
});

describe('last year’s mentor', () => {
  const again = (formerMentor: 'any' | 'wished' | 'avoided') =>
    optionSchool({
      mentors: { 'К-01': {}, 'К-02': { offers: ['parents'], bestOffer: 'parents' } },
      mentees: { 'К-11': { need2: 'parents' } },
      people: { 'К-11': { formerMentorCode: 'К-02' } },
      settings: { formerMentor },
    });

  it('matters only if the school says so', () => {
    expect(again('any').pairs).toEqual(['К-11 К-01']);
    expect(again('wished').pairs).toEqual(['К-11 К-02']);
    expect(again('wished').told('total')[0]).toContain('с прошлогодним наставником: 1;');
    expect(again('avoided').pairs).toEqual(['К-11 К-01']);
  });

  it('explains a mentee without a pair, if no other mentor helps', () => {
    const { pairs, told } = optionSchool({
      mentors: { 'К-02': {} },
      mentees: { 'К-11': {} },
      people: { 'К-11': { formerMentorCode: 'К-02' } },
      settings: { formerMentor: 'avoided' },
    });
    expect(pairs).toEqual([]);
    expect(told('unmatched')).toEqual([
      'Все, кто предлагает нужные направления, – прошлогодние наставники, а школа прошлогодних пар не повторяет.',
    ]);
  });
});

it('the worst-off go before the sum, if the school wishes it', () => {
  const school = (fairness: 'total' | 'worst') =>
    optionSchool({
      mentors: {
        'К-01': { offers: ['digital', 'parents', 'assessment', 'inclusion'] },
        'К-02': { offers: ['digital', 'documentation'] },
      },
      mentees: {
        'К-11': { need1: 'digital', need2: 'parents', need3: 'assessment' },
        'К-12': { need1: 'inclusion', need2: 'lessonDesign', need3: 'documentation' },
      },
      settings: { fairness, countFirstNeed: false },
    });
  expect(school('total').pairs).toEqual(['К-11 К-01', 'К-12 К-02']);
  const worst = school('worst');
  expect(worst.pairs).toEqual(['К-11 К-02', 'К-12 К-01']);
  expect(worst.told('total')[0]).toContain('с соответствием не ниже 4: 2;');
  expect(worst.told('fairness')[0]).toBe(
    'Сначала – те, кому наставник подходит хуже всех: пар с соответствием не ниже 4, затем не ниже 7 должно быть как можно больше; дальше считается сумма.',
  );
});
