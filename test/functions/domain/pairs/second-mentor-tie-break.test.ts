import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakTiesBySecondMentors,
  compareVectors,
  type PairingProblem,
  secondMentors,
  solve,
} from '../../../../functions/domain/pairing/index.ts';
import { optionSchool } from './option-school.ts';
import { bestForSecondMentors } from './sentences/second-round.ts';
import { smallSchool } from './sentences/small-school.ts';

/** Small schools in which many sets of first pairs are equally good, because only some of the levels count. */
const schools = fc
  .tuple(smallSchool, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), fc.boolean())
  .map(([school, wants, isFlat]): PairingProblem => {
    const { weights, ...rules } = school.rules;
    const flat = { ...weights, areas: 0, time: 0, subject: 0, format: 0, menteeChoice: 0, mentorChoice: 0 };
    return {
      ...school,
      mentees: school.mentees.map((mentee, at) => ({ ...mentee, wantsSecond: wants[at] ?? false })),
      rules: isFlat
        ? {
            ...rules,
            weights: flat,
            leastProfile: 0,
            keep: [],
            counts: { firstNeed: false, mutual: false, evenLoad: false },
          }
        : { ...rules, weights },
    };
  });

describe('the choice among equally good sets of first pairs', () => {
  it('prefers a set with a place for a second mentor, even if another set is first in the order of codes', () => {
    const ban = (mentee: string, mentor: string) => ({
      ruleId: `ПР-${mentor}`,
      rule: 'ban' as const,
      mentor,
      mentee,
      reason: 'руководитель',
    });
    const school = (wantsSecond: boolean) =>
      optionSchool({
        mentors: { 'К-01': {}, 'К-02': {}, 'К-03': {} },
        mentees: { 'К-11': {}, 'К-12': {} },
        tables: {
          mentees: [
            { code: 'К-11', no: 1 },
            { code: 'К-12', no: 2, wantsSecond },
          ],
          pairRules: [ban('К-11', 'К-02'), ban('К-12', 'К-03')],
        },
      });
    expect(school(false).pairs).toEqual(['К-11 К-01', 'К-12 К-02']);
    expect(school(true).pairs).toEqual(['К-11 К-03', 'К-12 К-01']);
    expect(school(true).told('second')[0]).toBe(
      'Второй наставник нужен: 1; предложен: 1. Первые пары от этого не становятся хуже. Доказано: при этих парах лучшего набора вторых наставников нет.',
    );
  });

  it('takes the first set in the order of codes that allows most second mentors, as an enumeration finds it', () => {
    fc.assert(
      fc.property(schools, (problem) => {
        const first = solve(problem);
        const chosen = breakTiesBySecondMentors(first);
        const second = secondMentors(chosen);
        if (second === null) return;
        const expected = bestForSecondMentors(problem);
        expect(compareVectors(chosen.vector, first.vector)).toBe(0);
        expect(chosen.tieBreak?.isMost).toBe(true);
        expect(second.pairs.filter(({ origin }) => origin !== 'fixed').length).toBe(expected?.second);
        expect(new Map(chosen.pairs.map(({ mentee, mentor }) => [mentee, mentor]))).toEqual(expected?.pairs);
      }),
      { numRuns: 300 },
    );
  });
});
