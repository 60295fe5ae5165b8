import { describe, expect, it } from 'vitest';
import { helpSignals } from '../../../../functions/domain/meetings/help-signals.ts';
import type { ProgrammeParts } from '../programme-kit.ts';
import { factsOn, group, pairRow, report, without } from './meeting-kit.ts';

type Answers = NonNullable<ProgrammeParts['answers']>;
type Feedback = NonNullable<Answers['feedback']>[number];
type Trial = NonNullable<Answers['trialMeeting']>[number];

const SENT = '2026-10-12T10:00:00';
const feedback = (parts: Feedback): Feedback => ({ code: 'К-02', asRole: 'mentee', submittedAt: SENT, ...parts });
const trial = (parts: Trial = {}): Trial => ({
  code: 'К-02',
  pairCode: 'П-01',
  goesOn: 'ask',
  submittedAt: SENT,
  ...parts,
});

const signals = (answers: Answers, pairs = [pairRow()]) => {
  const { meetingReport = [], ...others } = answers;
  return helpSignals(factsOn('2026-10-20', pairs, meetingReport, { answers: others }));
};
const reasons = (answers: Answers, pairs?: Parameters<typeof signals>[1]) =>
  signals(answers, pairs).map(({ reasons: all }) => all);

describe('a sign that somebody needs help', () => {
  it('comes from feedback: a wish, a request for a talk, or a low mark', () => {
    const cases: [Feedback, string[]][] = [
      [{ helpNeeded: true }, ['нужна помощь куратора']],
      [{ wantsChange: 'discuss' }, ['хочет обсудить пару с куратором']],
      [{ wantsChange: 'change' }, ['хочет сменить пару']],
      [{ comfort: 4 }, ['в паре некомфортно: 4 из 10']],
      [{ helpNeeded: true, comfort: 1 }, ['нужна помощь куратора', 'в паре некомфортно: 1 из 10']],
    ];
    for (const [fields, expected] of cases) expect(reasons({ feedback: [feedback(fields)] })).toEqual([expected]);
    const calm: readonly Feedback[] = [{}, { comfort: 5 }, { wantsChange: 'no' }, { helpNeeded: false }];
    for (const fields of calm) {
      expect(reasons({ feedback: [feedback(fields)] })).toEqual([]);
    }
  });

  it('names the day, the person and each pair of the role that the feedback is about', () => {
    const second = pairRow({ pairCode: 'П-02', menteeCodes: ['К-03'] });
    const low = feedback({ code: 'К-01', asRole: 'mentor', comfort: 2 });
    expect(signals({ feedback: [low] }, [pairRow(), second])).toMatchObject([
      { on: '2026-10-12', who: 'наставник – {{К-01}}', pairCode: 'П-01 или П-02' },
    ]);
    expect(reasons({ feedback: [{ ...low, asRole: 'mentee' }] })).toEqual([]);
    expect(reasons({ feedback: [without(low, 'asRole')] })).toEqual([]);
  });

  it('comes from a mentee who wants to talk after the trial meeting', () => {
    expect(signals({ trialMeeting: [trial()] })).toMatchObject([
      {
        on: '2026-10-12',
        who: 'наставляемый – {{К-02}}',
        pairCode: 'П-01',
        reasons: ['после пробной встречи нужен разговор о том, продолжать ли'],
      },
    ]);
    for (const other of [
      trial({ goesOn: 'yes' }),
      without(trial(), 'pairCode'),
      trial({ pairCode: 'П-02' }),
      trial({ code: 'К-01' }),
    ]) {
      expect(reasons({ trialMeeting: [other] })).toEqual([]);
    }
  });

  it('comes from a report, also about a pair that has ended', () => {
    const asking = report('2026-09-08', 'trial', { goesOn: 'ask' });
    const helpless = report('2026-09-10', 'regular', { helpNeeded: true });
    expect(signals({ meetingReport: [asking, helpless, report('2026-09-12', 'regular')] })).toMatchObject([
      { on: '2026-09-08', who: 'наставник', pairCode: 'П-01', reasons: [expect.stringContaining('продолжать ли')] },
      { on: '2026-09-10', reasons: ['нужна помощь куратора'] },
    ]);
    expect(reasons({ meetingReport: [without(helpless, 'pairCode')] })).toEqual([]);
    expect(reasons({ meetingReport: [helpless] }, [pairRow({ endedOn: '2026-09-12' })])).toHaveLength(1);
  });

  it('does not come from what people of an ended pair said about it', () => {
    const ended = [pairRow({ endedOn: '2026-10-15' })];
    expect(reasons({ feedback: [feedback({ comfort: 1 })], trialMeeting: [trial()] }, ended)).toEqual([]);
  });

  it('names the member of a group who said it', () => {
    const said = signals({ feedback: [feedback({ code: 'К-03', comfort: 3 })] }, [group()]);
    expect(said).toMatchObject([{ who: 'наставляемый – {{К-03}}', pairCode: 'П-01' }]);
  });
});
