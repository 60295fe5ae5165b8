import { describe, expect, it } from 'vitest';
import { schoolDayOf } from '../../../../functions/domain/school-day.ts';
import { context, given, programme } from '../programme-kit.ts';

const SEVEN = ['digital', 'parents', 'inclusion', 'assessment', 'homeroom', 'projects', 'wellbeing'];

function offerOf(offers: readonly string[], bestOffer: string) {
  const { intake: made } = schoolDayOf(
    programme({
      tables: { people: [{ code: 'К-01', invitedOn: '2026-05-12' }], consents: [given('К-01')] },
      answers: { mentorOffer: [{ code: 'К-01', offers, bestOffer }] },
    }),
    context(),
  );
  return { areas: made.offers.get('К-01')?.areas, problems: made.problems.map(({ reason }) => reason) };
}

describe('what a mentor offers', () => {
  it('begins with the best area', () =>
    expect(offerOf(['digital', 'parents'], 'parents')).toEqual({ areas: ['parents', 'digital'], problems: [] }));

  it('is up to six areas as ticked, without a remark', () =>
    expect(offerOf(SEVEN.slice(0, 6), 'digital')).toEqual({ areas: SEVEN.slice(0, 6), problems: [] }));

  it('is six at most, always including the best, and the curator is told', () => {
    const { areas, problems } = offerOf(SEVEN, 'wellbeing');
    expect(areas).toEqual(['wellbeing', ...SEVEN.slice(0, 5)]);
    expect(problems).toEqual(['Отмечено направлений: 7, учитываются первые 6.']);
  });

  it('includes the best area even if it was not ticked', () => {
    const { areas, problems } = offerOf(['digital'], 'parents');
    expect(areas).toEqual(['parents', 'digital']);
    expect(problems).toHaveLength(1);
  });
});
