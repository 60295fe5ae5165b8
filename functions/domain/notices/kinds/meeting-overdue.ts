import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { meetingAbout, meetingName, reportForm } from '../meeting-report.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { text } from '../wording.ts';

/** Asks the mentor twice about a meeting whose deadline passed without a report. Then the curator takes over. */
export const meetingOverdue: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: ({ due, pairs }) => {
    const ofCode = new Map(pairs.map((pair) => [pair.pairCode, pair]));
    return due.flatMap((meeting) => {
      const pair = ofCode.get(meeting.pairCode);
      if (pair?.status !== 'active') return [];
      const name = meetingName(meeting);
      return [
        occasion({
          kind: 'meetingOverdue',
          to: pair.mentor,
          about: meetingAbout(meeting),
          schedule: { kind: 'repeat', from: addDays(meeting.dueOn, 1), every: 7, most: 2 },
          urgency: urgency.overdue,
          timing: 'ordinary',
          reminder: true,
          compose: () => ({
            subject: `Не отмечена встреча: ${name}`,
            blocks: [
              text(
                `Мы не видим отчёта о встрече (${meeting.pairCode}, ${name}); её срок был ${dayAndMonth(meeting.dueOn)}. Если встреча прошла, отметьте её, пожалуйста.`,
              ),
              reportForm(pair, meeting),
              text('Если нет, договоритесь о дате или напишите куратору: он поможет.'),
            ],
          }),
        }),
      ];
    });
  },
};
