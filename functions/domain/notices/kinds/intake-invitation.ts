import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { deadlineOf, replyBy } from '../reply-by.ts';
import { threeWeekly } from '../schedule.ts';
import { reminding, text } from '../wording.ts';

/** Asks people who gave the consent to fill in the questionnaire. */
export const intakeInvitation: NoticeKind = {
  activity: '1.8',
  consent: 'inForce',
  occasions: (programmeState) => {
    const { intake, context } = programmeState;
    return [...intake.people.keys()].flatMap((code) => {
      const from = intake.consents.since(code, 'processing', context.today);
      if (from === undefined || intake.answers.latest('intake', code)) return [];
      return [
        occasion({
          kind: 'intakeInvitation',
          to: code,
          about: '',
          schedule: threeWeekly(from),
          urgency: urgency.request,
          timing: 'ordinary',
          asks: 'Анкета участника',
          compose: ({ nth }, { day }) => ({
            subject: reminding(nth, 'Анкета участника (5 минут)'),
            blocks: [
              text(
                `Ответьте, пожалуйста, на короткую анкету до ${replyBy(day, 10, programmeState, deadlineOf(programmeState, '1.8'))}: в какой роли Вы хотели бы участвовать. Ваш код участника – ${code}, в анкете он уже стоит.`,
              ),
              { kind: 'form', label: 'Заполнить анкету', form: 'intake', code },
            ],
          }),
        }),
      ];
    });
  },
};
