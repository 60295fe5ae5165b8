import { describe, expect, it } from 'vitest';
import { optionSchool } from './option-school.ts';

const MENTEES = ['К-11', 'К-12', 'К-13', 'К-14', 'К-15'];

function groups(places: number | undefined, settings = {}) {
  const row = {
    code: 'К-01',
    responseId: 'mentorOffer|2026-06-01T10:00:00|К-01',
    decision: 'accepted' as const,
    acceptedOn: '2026-06-10',
    ...(places === undefined ? {} : { places }),
  };
  const { pairs, rows } = optionSchool({
    mentors: { 'К-01': { capacity: '3' } },
    mentees: Object.fromEntries(MENTEES.map((code) => [code, {}])),
    settings,
    tables: { offers: [row] },
  });
  return { led: pairs.length, proposed: rows('pairs').map(({ menteeCodes, workFormat }) => [menteeCodes, workFormat]) };
}

describe('the size of a group', () => {
  it('is three at most, as the mentor said', () => {
    expect(groups(undefined).led).toBe(3);
    expect(groups(5).led).toBe(3);
  });

  it('is larger if the school allows it and the curator agreed on it with the mentor', () => {
    expect(groups(undefined, { maxLoad: 5 }).led).toBe(3);
    expect(groups(5, { maxLoad: 5 })).toEqual({ led: 5, proposed: [[MENTEES, 'group']] });
    expect(groups(1, { maxLoad: 5 }).led).toBe(1);
  });
});
