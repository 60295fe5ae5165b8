import { forms, formsOfRole } from '../../../../sheets-schema/forms/index.ts';
import { counted } from '../../counted.ts';
import { hasMet, t0Activities } from '../../registers/assessments.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { deadlineOf, replyBy } from '../reply-by.ts';
import { threeWeekly } from '../schedule.ts';
import { reminding, text } from '../wording.ts';

const COMMON = new Set(['code', 'formKey']);

/** Asks people in the bases for their first assessment, because we compare the final assessment with it. */
export const assessmentT0: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) => {
    const { mentees, mentors, answers } = programmeState.intake;
    const { byParticipation, meetings } = programmeState.bases;
    return [...mentees, ...mentors].flatMap(({ code, role, joinedOn }) => {
      const { t0: form, t1 } = formsOfRole[role];
      const activity = t0Activities[role];
      const participation = byParticipation.get(`${role}|${code}`);
      if (participation && hasMet(participation, meetings)) return [];
      if (programmeState.timetable(activity).off || answers.latest(form, code)) return [];
      const count = Object.keys(forms[t1].questions).filter((field) => !COMMON.has(field)).length;
      return [
        occasion({
          kind: 'assessmentT0',
          to: code,
          about: role,
          schedule: threeWeekly(joinedOn),
          urgency: urgency.request,
          timing: 'ordinary',
          asks: 'Стартовая оценка',
          compose: ({ nth }, { day }) => ({
            subject: reminding(nth, 'Стартовая оценка (3 минуты)'),
            blocks: [
              text(
                `Оцените, пожалуйста, до ${replyBy(day, 10, programmeState, deadlineOf(programmeState, activity))}, ${
                  role === 'mentor' ? 'как сейчас у Вас получается помогать коллегам' : 'как сейчас у Вас получается'
                }, – по ${counted(count, 'пункту', 'пунктам', 'пунктам')}. В конце программы мы спросим о том же, чтобы увидеть, что изменилось. Это не аттестация; кто увидит ответы, сказано в анкете.`,
              ),
              { kind: 'form', label: 'Оценить себя', form, code },
            ],
          }),
        }),
      ];
    });
  },
};
