import { addDays } from '../../calendar/day.ts';
import { silentAfterTrial } from '../../meetings/trial-answers.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { pairNamed } from '../pair-named.ts';
import { reminding, text } from '../wording.ts';

/** An answer is useful while the pair can still be changed easily. */
const ASKED_FOR_DAYS = 21;

/** Asks the mentees after the trial meeting whether the pair goes on. The mentor says it in the report of the meeting. */
export const trialMeetingAsked: NoticeKind = {
  activity: '6.2',
  consent: 'inForce',
  occasions: ({ pairs, bases, intake, context }) =>
    pairs.flatMap((pair) => {
      const { pairCode, status } = pair;
      const trial = bases.meetings.get(pairCode)?.find(({ kind }) => kind === 'trial');
      if (status !== 'active' || trial === undefined) return [];
      const reportedOn = trial.report.submittedAt.slice(0, 10);
      return silentAfterTrial(pair, intake.answers).map((code) =>
        occasion({
          kind: 'trialMeetingAsked',
          to: code,
          about: pairCode,
          schedule: { kind: 'repeat', from: reportedOn, every: 5, most: 2 },
          until: addDays(reportedOn, ASKED_FOR_DAYS),
          urgency: urgency.pair,
          timing: reportedOn === context.today ? 'immediate' : 'ordinary',
          asks: 'После пробной встречи',
          compose: ({ nth }) => ({
            subject: reminding(nth, 'Пробная встреча прошла: продолжаете?'),
            blocks: [
              text(
                `Пробная встреча (${pairNamed(pair, code)}) отмечена. Скажите, пожалуйста, продолжаете ли вы работать вместе: это один вопрос. Ответ увидит куратор, партнёр по паре – нет.`,
              ),
              { kind: 'form', label: 'Ответить', form: 'trialMeeting', code, prefill: { pairCode } },
            ],
          }),
        }),
      );
    }),
};
