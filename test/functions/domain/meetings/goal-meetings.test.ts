import { expect, it } from 'vitest';
import { goalMeetings, goalProgress, workOnGoals } from '../../../../functions/domain/meetings/goal-meetings.ts';
import { factsOn, group, report } from './meeting-kit.ts';

const reports = [
  report('2026-10-05', 'planning'),
  report('2026-10-12', 'regular', { goal: 'goal1', present: ['К-02', 'К-03'] }),
  report('2026-10-26', 'regular', { goal: 'goal1', present: ['К-03'] }),
  report('2026-11-09', 'regular', { goal: 'goal3' }),
];
const held = factsOn('2026-11-20', [group()], reports).meetings;
const plan = { at: 1, goal1: 'Провести открытый урок', goal2: 'Составить план класса' };

it('the list counts the meetings of each goal that the mentee attended', () => {
  expect(goalMeetings(held, 'К-02')).toEqual([
    { number: 1, count: 1, last: '2026-10-12' },
    { number: 2, count: 0, last: undefined },
    { number: 3, count: 1, last: '2026-11-09' },
  ]);
  expect(goalMeetings(held, 'К-03')[0]).toEqual({ number: 1, count: 2, last: '2026-10-26' });
});

it('the list has each goal with its meetings, also a goal without meetings and a goal that the plan lacks', () => {
  expect(goalProgress(plan, held, 'К-03')).toBe(
    [
      'Цель 1: 2 встречи, последняя 26.10.2026',
      'Цель 2: встреч не было',
      'Цель 3: 1 встреча, последняя 09.11.2026 (такой цели в плане нет)',
    ].join('\n'),
  );
  expect(workOnGoals(held, 'К-03')(2)).toBe('встреч не было');
});

it('the list is empty if no report names a goal, because the reports do not say which goals the pair worked on', () => {
  const [planning] = held;
  expect(planning).toBeDefined();
  expect(goalProgress(plan, held.slice(0, 1), 'К-02')).toBe('');
  expect(workOnGoals(held.slice(0, 1), 'К-02')(1)).toBe('');
  expect(workOnGoals([], 'К-02')(1)).toBe('');
});
