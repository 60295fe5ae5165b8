import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { meetingName, meetingReminders } from '../meeting-report.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { urgency } from '../occasion.ts';
import { text } from '../wording.ts';

/** Asks the mentor twice about a meeting whose deadline passed without a report. Then the curator takes over. */
export const meetingOverdue: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) =>
    meetingReminders(programmeState, (meeting, pairName, report) => ({
      kind: 'meetingOverdue',
      schedule: { kind: 'repeat', from: addDays(meeting.dueOn, 1), every: 7, most: 2 },
      urgency: urgency.overdue,
      compose: () => ({
        subject: `Не отмечена встреча: ${meetingName(meeting)}`,
        blocks: [
          text(
            `Мы не видим отчёта о встрече (${meetingName(meeting)}, ${pairName}); её срок был ${dayAndMonth(meeting.dueOn)}. Если встреча прошла, отметьте её, пожалуйста.`,
          ),
          report,
          text('Если нет, договоритесь о дате или напишите куратору: он поможет.'),
        ],
      }),
    })),
};
