import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { meetingName, meetingReminders } from '../meeting-report.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { text } from '../wording.ts';

const DAYS_BEFORE = 3;

/** Reminds the mentor (never the mentee) that the deadline of a meeting without a report is in three days. */
export const meetingDue: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) =>
    meetingReminders(programmeState, (meeting, pairName, report) => ({
      kind: 'meetingDue',
      schedule: once(addDays(meeting.dueOn, -DAYS_BEFORE)),
      until: meeting.dueOn,
      urgency: urgency.date,
      compose: () => ({
        subject: `Скоро срок встречи: ${meetingName(meeting)}`,
        blocks: [
          text(
            `До ${dayAndMonth(meeting.dueOn)} включительно нужна ${meetingName(meeting)} встреча (${pairName}). После неё заполните, пожалуйста, отчёт: это одна минута.`,
          ),
          report,
        ],
      }),
    })),
};
