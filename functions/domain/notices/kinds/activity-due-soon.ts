import { addDays, daysBetween } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { counted } from '../../counted.ts';
import { withoutSchool } from '../../timetable/activity.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { openForOfficials, whatIsMissing } from '../open-activities.ts';
import { once } from '../schedule.ts';
import { quoted, shortened, text } from '../wording.ts';

const DAYS_BEFORE = 7;

/** Reminds the officials a week before the deadline of an unfinished activity. */
export const activityDueSoon: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) =>
    openForOfficials(programmeState).map(({ activity, to }) =>
      occasion({
        kind: 'activityDueSoon',
        to,
        about: activity.id,
        schedule: once(addDays(activity.deadline, -DAYS_BEFORE)),
        until: activity.deadline,
        urgency: urgency.programme,
        timing: 'ordinary',
        compose: (_, { day }) => {
          const left = daysBetween(day, activity.deadline);
          const term = left === 0 ? 'срок сегодня' : `до срока ${counted(left, 'день', 'дня', 'дней')}`;
          return {
            subject: `До ${dayAndMonth(activity.deadline)}: ${shortened(withoutSchool(activity.title))}`,
            blocks: [
              text(`${quoted(withoutSchool(activity.title))} (${activity.id}): ${term}.`),
              ...whatIsMissing(activity, to, programmeState.context.identity),
            ],
          };
        },
      }),
    ),
};
