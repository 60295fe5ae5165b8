import { describe, expect, it } from 'vitest';
import { finalSurvey } from '../../../../functions/domain/notices/kinds/final-survey.ts';
import { MENTEE, school, standingOf } from '../roadmap/whole-school.ts';

describe('a closing day of the satisfaction survey', () => {
  const silent = school({ settings: { satisfactionClosedOn: '2026-12-20' }, answers: { satisfactionMentee: [] } });
  const on = (today: string) => {
    const state = standingOf(silent, today);
    return {
      letters: finalSurvey.occasions(state).map(({ to, until }) => [to, until]),
      awaited: state.awaited.map(({ code, activity }) => [code, activity]),
    };
  };

  it('in the future changes nothing before it comes, except that the last letter goes the day before', () => {
    expect(on('2026-12-19')).toEqual({ letters: [[MENTEE, '2026-12-19']], awaited: [[MENTEE, '7.1']] });
  });

  it('ends the letters and the waiting for answers', () => {
    expect(on('2026-12-20')).toEqual({ letters: [], awaited: [] });
  });
});
