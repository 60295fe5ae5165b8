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

describe('the least size of a group', () => {
  const school = (
    settings: object,
    formats: readonly ('pair' | 'group' | 'any')[],
    capacities: readonly ('1' | '2' | '3')[],
  ) =>
    optionSchool({
      mentors: Object.fromEntries(capacities.map((capacity, at) => [`К-0${at + 1}`, { capacity }])),
      mentees: Object.fromEntries(formats.map((workFormat, at) => [`К-1${at + 1}`, { workFormat }])),
      settings,
    });

  it('is two at first, and three if the school says so: then a mentor leads one mentee or three', () => {
    const four = ['any', 'any', 'any', 'any'] as const;
    expect(school({}, four, ['2', '2']).pairs).toHaveLength(4);
    const { pairs, told } = school({ leastGroup: 3 }, four, ['2', '2']);
    expect(pairs).toEqual(['К-11 К-01', 'К-12 К-02']);
    expect(told('unmatched')).toEqual([
      'Все, кто предлагает нужные направления, взяли бы только в группу, а она не набирается.',
      'Все, кто предлагает нужные направления, взяли бы только в группу, а она не набирается.',
    ]);
    expect(school({ leastGroup: 3 }, four, ['3', '2']).pairs).toEqual([
      'К-11 К-01',
      'К-12 К-01',
      'К-13 К-01',
      'К-14 К-02',
    ]);
  });

  it('«в группе» has an effect if the school says so: nobody who asks for it is the only mentee', () => {
    const asked = ['any', 'group'] as const;
    expect(school({}, asked, ['2', '2']).pairs).toEqual(['К-11 К-01', 'К-12 К-02']);
    expect(school({ groupWish: true }, asked, ['2', '2']).pairs).toEqual(['К-11 К-01', 'К-12 К-01']);
    const { pairs, told } = school({ groupWish: true }, asked, ['1', '1']);
    expect(pairs).toEqual(['К-11 К-01']);
    expect(told('unmatched')).toEqual([
      'Все, кто предлагает нужные направления, не ведут групп, а выбрана работа в группе.',
    ]);
    expect(school({ groupWish: true, pairingMode: 'stable' }, asked, ['1', '1']).told('proof')[0]).toContain(
      'на них не влияет настройка «Выполнять просьбу «в группе»».',
    );
  });
});

describe('the largest size of a group', () => {
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
