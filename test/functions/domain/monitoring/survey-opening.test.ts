import { expect, it } from 'vitest';
import { isSuppressed } from '../../../../functions/domain/monitoring/suppression.ts';
import { askedOn, everybodyAskedOn, finalSurveyAbout } from '../../../../functions/domain/monitoring/survey-opening.ts';
import { roadmapOf } from '../../../../functions/domain/timetable/activity.ts';
import { timetableOf } from '../../../../functions/domain/timetable/timetable.ts';
import { type ProgrammeParts, programme } from '../programme-kit.ts';

const DECEMBER = { from: '2026-12-01', to: '2026-12-20', postponed: false, off: false };

it('everybody is asked nine days after the opening, but not after the end', () => {
  expect(everybodyAskedOn(DECEMBER)).toBe('2026-12-10');
  expect(everybodyAskedOn({ ...DECEMBER, to: '2026-12-10' })).toBe('2026-12-10');
  expect(everybodyAskedOn({ ...DECEMBER, to: '2026-12-05' })).toBe('2026-12-05');
});

it.each([
  ['without a final meeting', undefined, '2026-12-10'],
  ['on the day of a final meeting in between', '2026-12-04', '2026-12-04'],
  ['on the first day', '2026-12-01', '2026-12-01'],
  ['with everybody after a final meeting before the first day', '2026-11-30', '2026-12-10'],
  ['with everybody before a later final meeting', '2026-12-11', '2026-12-10'],
])('a person is asked %s', (_, finalOn, day) => {
  expect(askedOn(DECEMBER, finalOn)).toBe(day);
});

it('one letter announces both questionnaires, unless the school gave them different months', () => {
  const about = (activity: '7.1' | '7.5', roadmap: NonNullable<ProgrammeParts['tables']>['roadmap'] = []) => {
    const whole = programme({ tables: { roadmap } });
    return finalSurveyAbout('mentee', activity, timetableOf(roadmapOf(whole), whole.settings, '2026-12-01'));
  };
  expect([about('7.1'), about('7.5')]).toEqual(['mentee', 'mentee']);
  const apart = [{ id: '7.5', ownMonths: { months: [11, 11] as const } }];
  expect([about('7.1', apart), about('7.5', apart)]).toEqual(['mentee', 'mentee assessment']);
});

it('figures of fewer than five answers are not shown', () => {
  expect([isSuppressed(4), isSuppressed(5)]).toEqual([true, false]);
});
