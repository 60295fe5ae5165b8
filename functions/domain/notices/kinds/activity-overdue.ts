import { addDays } from '../../calendar/day.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { withoutSchool } from '../../timetable/activity.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { openForOfficials, whatIsMissing } from '../open-activities.ts';
import { threeWeekly } from '../schedule.ts';
import { quoted, shortened, text } from '../wording.ts';

/** Reminds the officials that the deadline of an activity has passed. */
export const activityOverdue: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) =>
    openForOfficials(programmeState).map(({ activity, to }) =>
      occasion({
        kind: 'activityOverdue',
        to,
        about: activity.id,
        schedule: threeWeekly(addDays(activity.deadline, 1)),
        urgency: urgency.overdue,
        timing: 'ordinary',
        compose: () => ({
          subject: `Просрочено: ${shortened(withoutSchool(activity.title))}`,
          blocks: [
            text(
              `${quoted(withoutSchool(activity.title))} (${activity.id}): срок был ${dayAndMonth(activity.deadline)}.`,
            ),
            ...whatIsMissing(activity, to, programmeState.context.identity),
            text('Если мероприятие не требуется, отметьте это на листе «Дорожная карта» и укажите причину.'),
          ],
        }),
      }),
    ),
};
