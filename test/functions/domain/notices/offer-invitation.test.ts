import { describe, expect, it } from 'vitest';
import { offerInvitation } from '../../../../functions/domain/notices/kinds/offer-invitation.ts';
import { MENTOR, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const AREAS = [
  { key: 'digital', label: 'Цифровые инструменты', active: true },
  { key: 'class', label: 'Управление классом', active: true },
  { key: 'old', label: 'Прежнее направление', active: false },
];

const invited = (formerOffer?: object) => {
  const parts = school({
    tables: {
      areas: AREAS,
      people: wholeSchool.tables.people.map((row) => (row.code === MENTOR ? { ...row, formerOffer } : row)) as never,
    },
    answers: { mentorOffer: [] },
  });
  const occasions = offerInvitation.occasions(standingOf(parts, '2026-06-08'));
  return occasions.find(({ to }) => to === MENTOR)?.compose({ nth: 1 } as never, { day: '2026-06-08' } as never);
};

describe('the invitation to offer help as a mentor', () => {
  it('fills in the offer of last year, and says that it counts only when the mentor sends it', () => {
    const part = invited({
      best: 'Управление классом',
      areas: ['Управление классом', 'Прежнее направление', 'Цифровые инструменты'],
      places: '2',
      hours: '4',
    });
    const blocks = part?.blocks ?? [];
    expect(blocks.at(-1)).toMatchObject({
      form: 'mentorOffer',
      code: MENTOR,
      prefill: {
        offers: ['Управление классом', 'Цифровые инструменты'],
        bestOffer: 'Управление классом',
        capacity: '2',
        hoursPerMonth: '4',
      },
    });
    expect(JSON.stringify(blocks)).toContain('прошлогоднее предложение не учитывается');
    expect(JSON.stringify(blocks)).toContain('наставляемых: 2');
  });

  it('names and fills in only what the form of this year offers', () => {
    const blocks =
      invited({
        best: 'Прежнее направление',
        areas: ['Прежнее направление', 'Управление классом'],
        places: '5',
        hours: '3',
      })?.blocks ?? [];
    expect(blocks.at(-1)).toMatchObject({ prefill: { offers: ['Управление классом'] } });
    expect(blocks.find(({ kind }) => kind === 'list')).toEqual({ kind: 'list', items: ['Управление классом'] });
    const nothing = invited({ areas: ['Прежнее направление'], places: '5' })?.blocks ?? [];
    expect(nothing.at(-1)).not.toHaveProperty('prefill');
    expect(JSON.stringify(nothing)).not.toContain('прошл');
  });

  it('says nothing of last year to others', () => {
    const blocks = invited()?.blocks ?? [];
    expect(blocks.at(-1)).not.toHaveProperty('prefill');
    expect(JSON.stringify(blocks)).not.toContain('прошл');
  });
});
