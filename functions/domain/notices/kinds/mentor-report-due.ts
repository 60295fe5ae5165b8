import { groupBy } from '../../group-by.ts';
import { type Kind, occasion, urgency } from '../occasion.ts';
import { replyBy } from '../reply-by.ts';
import { reminding, text } from '../wording.ts';

/** The final meeting was held: the mentor's report, as soon as he has sent that of the meeting. */
export const mentorReportDue: Kind = ({ intake, pairs, meetings, context }) => {
  const reported = new Set(intake.answers.all('mentorReport').map(({ fields }) => `${fields.code}|${fields.pairCode}`));
  const finals = groupBy(
    meetings.filter(({ kind }) => kind === 'final'),
    ({ pairCode }) => pairCode,
  );
  return pairs.flatMap(({ pairCode, mentor, finalOn }) => {
    if (finalOn === undefined || reported.has(`${mentor}|${pairCode}`)) return [];
    const [final] = finals.get(pairCode) ?? [];
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
};
