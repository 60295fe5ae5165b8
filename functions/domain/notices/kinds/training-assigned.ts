import { latestDay } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { counted } from '../../counted.ts';
import { courseOf } from '../../intake/training-course.ts';
import type { Entry } from '../../programme.ts';
import { byKey } from '../../rows/decided.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { threeWeekly } from '../schedule.ts';
import { quoted, reminding, text } from '../wording.ts';

function dates({ startsOn, endsOn }: Entry<'trainings'>): string | undefined {
  if (startsOn && endsOn) return `${dayAndMonth(startsOn)} – ${dayAndMonth(endsOn)}`;
  return startsOn ? `с ${dayAndMonth(startsOn)}` : undefined;
}

/** Tells an admitted mentor about the training that they still need. */
export const trainingAssigned: NoticeKind = {
  activity: '4.2',
  consent: 'inForce',
  occasions: ({ intake, programme }) => {
    const training = byKey(programme.tables.training, ({ code }) => code);
    const interviews = byKey(programme.tables.interviews, ({ code }) => code);
    return intake.mentors.flatMap(({ code, joinedOn }) => {
      const interview = interviews.get(code);
      if (!interview?.outcome || interview.outcome === 'declined') return [];
      const own = training.get(code);
      if (own?.completed || own?.waivedReason) return [];
      const course = courseOf(own ?? {}, programme);
      const programmeName = course?.programme ?? own?.programme;
      if (!programmeName) return [];
      const details = [
        course?.organisation,
        course?.hours && counted(course.hours, 'час', 'часа', 'часов'),
        course && dates(course),
      ].filter(Boolean);
      const admitted = interview.date ?? joinedOn;
      return [
        occasion({
          kind: 'trainingAssigned',
          to: code,
          about: '',
          schedule: threeWeekly(latestDay([admitted, joinedOn]) ?? joinedOn),
          urgency: urgency.request,
          timing: 'ordinary',
          asks: 'Обучение наставника',
          compose: ({ nth }) => ({
            subject: reminding(nth, `Обучение наставников – ${quoted(programmeName)}`),
            blocks: [
              text(
                `Для Вас выбрана программа ${quoted(programmeName)}${details.length > 0 ? `: ${details.join(', ')}` : ''}. Когда закончите, передайте, пожалуйста, куратору номер или копию сертификата.`,
              ),
              ...(course?.link?.startsWith('http')
                ? [{ kind: 'url' as const, label: 'Страница программы', url: course.link }]
                : []),
            ],
          }),
        }),
      ];
    });
  },
};
