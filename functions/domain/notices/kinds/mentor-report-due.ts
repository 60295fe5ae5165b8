import { type Kind, occasion, urgency } from '../occasion.ts';
import { replyBy } from '../reply-by.ts';
import { reminding, text } from '../wording.ts';

/** The final meeting was held: the mentor's report, as soon as he has sent that of the meeting. */
export const mentorReportDue: Kind = ({ intake, pairs, meetings, context }) =>
  pairs.flatMap(({ pairCode, mentor, finalOn }) => {
    if (finalOn === undefined) return [];
    const reported = intake.answers
      .all('mentorReport')
      .some(({ fields }) => fields.code === mentor && fields.pairCode === pairCode);
    if (reported) return [];
    const final = meetings.find((meeting) => meeting.pairCode === pairCode && meeting.kind === 'final');
    return [
      occasion({
        kind: 'mentorReportDue',
        to: mentor,
        about: pairCode,
        schedule: { kind: 'repeat', from: finalOn, every: 5, most: 3 },
        urgency: urgency.request,
        timing: final?.report.submittedAt.slice(0, 10) === context.today ? 'immediate' : 'ordinary',
        asks: 'Отчёт наставника',
        compose: ({ nth }, { day }) => ({
          subject: reminding(nth, 'Отчёт наставника'),
          blocks: [
            text(
              `Спасибо за работу с парой ${pairCode}! Встречи и цели уже записаны; осталось до ${replyBy(day, 7)} добавить результат и рекомендации.`,
            ),
            { kind: 'form', label: 'Заполнить отчёт', form: 'mentorReport', code: mentor, prefill: { pairCode } },
          ],
        }),
      }),
    ];
  });
