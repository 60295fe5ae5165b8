import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { meetingAbout, meetingName, reportForm } from '../meeting-report.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { text } from '../wording.ts';

const DAYS_BEFORE = 3;

/** Reminds the mentor (never the mentee) that the deadline of a meeting without a report is in three days. */
export const meetingDue: NoticeKind = {
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
          kind: 'meetingDue',
          to: pair.mentor,
          about: meetingAbout(meeting),
          schedule: once(addDays(meeting.dueOn, -DAYS_BEFORE)),
          until: meeting.dueOn,
          urgency: urgency.date,
          timing: 'ordinary',
          reminder: true,
          compose: () => ({
            subject: `Скоро срок встречи: ${name}`,
            blocks: [
              text(
                `До ${dayAndMonth(meeting.dueOn)} включительно нужна ${name} встреча (${meeting.pairCode}). После неё заполните, пожалуйста, отчёт: это одна минута.`,
              ),
              reportForm(pair, meeting),
            ],
          }),
        }),
      ];
    });
  },
};
