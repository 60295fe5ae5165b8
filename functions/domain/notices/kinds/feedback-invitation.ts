import { roles } from '../../../../sheets-schema/choices/role.ts';
import { addDays } from '../../calendar/day.ts';
import { hasStarted } from '../../pairs/pair.ts';
import { participantsOf } from '../../pairs/participants.ts';
import { feedbackPeriods, SETTLED_AFTER_DAYS } from '../../timetable/feedback-rounds.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { replyBy } from '../reply-by.ts';
import { reminding, text } from '../wording.ts';

/** Asks everybody in a pair twice a year how the work goes, once in each of their roles. */
export const feedbackInvitation: NoticeKind = {
  activity: '6.5',
  consent: 'inForce',
  occasions: ({ intake, pairs, programme, timetable, calendar }) => {
    const rounds = feedbackPeriods(programme.settings, timetable);
    const seen = new Set<string>();
    return pairs
      .filter(hasStarted)
      .filter(({ status }) => status === 'active')
      .flatMap((pair) => {
        const settledOn = addDays(pair.activeFrom, SETTLED_AFTER_DAYS);
        return participantsOf(pair).flatMap(({ code, role }) =>
          rounds.map((round) => ({ code, role, settledOn, ...round })),
        );
      })
      .flatMap(({ code, role, settledOn, from: round, number, until }) => {
        const from = settledOn > round ? settledOn : round;
        const about = `${number} ${role}`;
        const answer = intake.answers.latest('feedback', code, role);
        const answered = answer !== undefined && answer.submittedAt.slice(0, 10) >= round;
        if (answered || from > until || seen.has(`${code} ${about}`)) return [];
        seen.add(`${code} ${about}`);
        return [
          occasion({
            kind: 'feedbackInvitation',
            to: code,
            about,
            schedule: { kind: 'repeat', from, every: 4, most: 3 },
            until,
            urgency: urgency.request,
            timing: 'ordinary',
            asks: 'Обратная связь',
            compose: ({ nth }, { day }) => ({
              subject: reminding(nth, 'Как идёт работа? (2 минуты)'),
              blocks: [
                text(
                  `Поделитесь, пожалуйста, впечатлениями до ${replyBy(day, 5, { calendar, programme })}. Вы отвечаете как ${roles[role]}; партнёр по паре ответов не увидит.`,
                ),
                {
                  kind: 'form',
                  label: 'Поделиться впечатлениями',
                  form: 'feedback',
                  code,
                  prefill: { asRole: roles[role] },
                },
              ],
            }),
          }),
        ];
      });
  },
};
