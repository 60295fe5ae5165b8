import { describe, expect, it } from 'vitest';
import { optionSchool } from './option-school.ts';

const people = {
  'К-01': { building: 'Корпус 1', department: 'Математики' },
  'К-02': { building: 'корпус  2', department: 'Физики', managerCode: 'К-11' },
  'К-11': { building: 'Корпус 2', department: 'математики', managerCode: 'К-01' },
};
const mentors = { 'К-01': { slots: ['monBefore' as const] }, 'К-02': {} };
const school = (settings = {}, tables = {}) =>
  optionSchool({ mentors, mentees: { 'К-11': { slots: ['tueBefore' as const] } }, people, settings, tables });

describe('a requirement of the school', () => {
  it('is off at first', () => {
    expect(school().pairs).toEqual(['К-11 К-01']);
  });

  it.each([
    ['needCommonTime', 'К-02'],
    ['needSameBuilding', 'К-02'],
    ['avoidDepartment', 'К-02'],
  ])('%s leaves the mentor who meets it, or whose answer is missing', (setting, mentor) => {
    expect(school({ [setting]: true }).pairs).toEqual([`К-11 ${mentor}`]);
  });

  it('keeps managers away in both directions, and says so of those left without a mentor', () => {
    const { pairs, told } = school({ avoidManager: true });
    expect(pairs).toEqual([]);
    expect(told('unmatched')).toEqual([
      'Все, кто предлагает нужные направления, не отвечают требованию школы «не свой руководитель».',
    ]);
  });

  it('refuses a wish of the curator with a reason', () => {
    const pairRules = [{ rule: 'pin' as const, mentor: 'К-01', mentee: 'К-11' }];
    expect(school({ needSameBuilding: true }, { pairRules }).rows('pairRules')[0]?.state).toBe(
      'Для этой пары не выполнено требование школы «одно здание». Снимите либо требование на листе «Настройки», либо закрепление.',
    );
  });

  it('is checked for a pair formed by hand, until a note explains the pair', () => {
    const pair = {
      pairCode: 'П-01',
      mentorCode: 'К-01',
      menteeCodes: ['К-11'],
      status: 'confirmed' as const,
      decision: 'confirm' as const,
      decisionOn: '2026-09-12',
    };
    const problems = (row: object) =>
      school({ needSameBuilding: true }, { pairs: [{ ...pair, ...row }] })
        .rows('problems')
        .flatMap(({ reason }) => (String(reason).includes('требование школы') ? reason : []));
    expect(problems({})).toEqual(['Пара К-01 – К-11 подтверждена, хотя не выполнено требование школы «одно здание».']);
    expect(problems({ note: 'так решил директор' })).toEqual([]);
  });
});

describe('a ban', () => {
  const ban = (banKind?: 'manager' | 'relative' | 'conflict' | 'other') => {
    const pairRules = [{ rule: 'ban' as const, mentor: 'К-11', mentee: 'К-01', ...(banKind ? { banKind } : {}) }];
    const { pairs, rows } = school({}, { pairRules });
    return [pairs, rows('pairRules')[0]?.state];
  };

  it('excludes both directions, whoever leads', () => {
    for (const kind of ['manager', 'relative', 'conflict'] as const) {
      expect(ban(kind)).toEqual([['К-11 К-02'], 'Учтено, в обе стороны.']);
    }
    expect(ban('other')).toEqual([['К-11 К-01'], 'Учтено.']);
    expect(ban()).toEqual(ban('other'));
  });
});
