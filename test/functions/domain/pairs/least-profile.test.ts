import { describe, expect, it } from 'vitest';
import { optionSchool } from './option-school.ts';

const school = (settings = {}, tables = {}) =>
  optionSchool({
    mentors: { 'К-01': {}, 'К-02': { offers: ['parents'], bestOffer: 'parents' } },
    // Both mentees have all points for the format. Nobody offers К-12’s main need.
    mentees: { 'К-11': { need1: 'digital' }, 'К-12': { need1: 'assessment', need2: 'inclusion', need3: 'parents' } },
    settings,
    tables,
  });

describe('the least profile', () => {
  it('is shown, before anybody chooses it, with the number of mentees whom it leaves without a mentor', () => {
    const { pairs, rows } = school();
    expect(pairs).toEqual(['К-11 К-01', 'К-12 К-02']);
    expect(
      rows('proposal').flatMap(({ state, profile, why }) => (state === 'threshold' ? [[profile, why]] : [])),
    ).toEqual([
      [2, 'С наставником – не больше 2; сейчас – 2.'],
      [7, 'С наставником – не больше 1; сейчас – 2.'],
    ]);
  });

  it('leaves the mentee below it without a mentor, and says so', () => {
    const { pairs, told, rows } = school({ leastProfile: 3 });
    expect(pairs).toEqual(['К-11 К-01']);
    expect(told('unmatched')).toEqual([
      'Все, кто предлагает нужные направления, не набирают наименьшего соответствия, заданного школой.',
    ]);
    expect(rows('proposal').filter(({ state }) => state === 'threshold')).toHaveLength(2);
  });

  it('is lifted by a wish of the curator for its own pair', () => {
    const pairRules = [{ rule: 'pin' as const, mentor: 'К-02', mentee: 'К-12' }];
    expect(school({ leastProfile: 3 }, { pairRules }).pairs).toEqual(['К-11 К-01', 'К-12 К-02']);
  });
});
