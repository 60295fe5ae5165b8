import { expect, it } from 'vitest';
import { occasionsOf } from '../../../../functions/domain/notices/plan-notices.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import { context } from '../programme-kit.ts';
import { pairRow, schoolOf } from './meeting-kit.ts';

/** The letters to the head about pairs that do not meet, as day and subject. */
function told(today: string, settings: { readonly headToldAfterDays?: number } = {}) {
  const school = schoolOf([pairRow()]);
  const told = { ...school, settings: { ...school.settings, headEmail: 'head@example.org', ...settings } };
  const state = plan(told, context({ today })).programmeState;
  return occasionsOf(state)
    .filter(({ kind }) => kind === 'pairNotMeeting')
    .map(({ to, about, schedule }) => [to, about, schedule.kind === 'repeat' ? schedule.from : '']);
}

it('the head learns of a pair whose meeting nobody reported for three weeks of working days', () => {
  expect(told('2026-10-10')[0]).toEqual(['head', 'П-01 first', '2026-10-02']);
  expect(told('2026-10-10', { headToldAfterDays: 5 })[0]).toEqual(['head', 'П-01 first', '2026-09-18']);
  expect(told('2026-10-10', { headToldAfterDays: 0 })).toEqual([]);
});
