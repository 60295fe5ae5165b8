import { expect, it } from 'vitest';
import { nextMeetings } from '../../../../functions/domain/meetings/next-meetings.ts';
import { silentAfterTrial } from '../../../../functions/domain/meetings/trial-answers.ts';
import { factsOn, group, pairRow, report } from './meeting-kit.ts';

const other = pairRow({ pairCode: 'П-02', mentorCode: 'К-03', menteeCodes: ['К-04'] });
const arranged = (...reports: ReturnType<typeof report>[]) =>
  nextMeetings(factsOn('2026-10-30', [pairRow(), other], reports)).map(({ pairCode, after, nextOn, reportedOn }) => [
    pairCode,
    after.heldOn,
    nextOn,
    reportedOn,
  ]);
const arranging = report('2026-10-05', 'regular', { nextOn: '2026-10-20', submittedAt: '2026-10-06T08:00:00' });

it('a report arranges the next meeting for a later day', () => {
  expect(arranged(arranging)).toEqual([['П-01', '2026-10-05', '2026-10-20', '2026-10-06']]);
  expect(arranged(report('2026-10-05', 'regular'))).toEqual([]);
  expect(arranged({ ...arranging, nextOn: '2026-10-05' })).toEqual([]);
  expect(arranged({ ...arranging, nextOn: '2026-10-01' })).toEqual([]);
  expect(arranged({ ...arranging, nextOn: '2026-10-06' })).toHaveLength(1);
});

it('a meeting between the two days replaces the arrangement; one on either day, or of another pair, does not', () => {
  const metOn = (day: string, parts: object = {}) => arranged(arranging, report(day, 'planning', parts)).length;
  expect(['2026-10-04', '2026-10-05', '2026-10-06', '2026-10-19', '2026-10-20'].map((day) => metOn(day))).toEqual([
    1, 1, 0, 0, 1,
  ]);
  expect(metOn('2026-10-10', { pairCode: 'П-02', code: 'К-03' })).toBe(1);
});

it('the program lists the mentees who have not answered about the trial meeting of their own pair', () => {
  const silent = (...said: readonly { readonly code: string; readonly pairCode: string }[]) => {
    const trialMeeting = said.map((one) => ({ ...one, goesOn: 'yes' as const }));
    const { pairs, intake } = factsOn('2026-10-30', [group()], [], { answers: { trialMeeting } });
    return pairs.flatMap((pair) => silentAfterTrial(pair, intake.answers));
  };
  expect(silent()).toEqual(['К-02', 'К-03']);
  expect(silent({ code: 'К-02', pairCode: 'П-01' })).toEqual(['К-03']);
  expect(silent({ code: 'К-02', pairCode: 'П-77' }, { code: 'К-02', pairCode: 'П-01' })).toEqual(['К-03']);
  expect(silent({ code: 'К-02', pairCode: 'П-77' })).toEqual(['К-02', 'К-03']);
});
