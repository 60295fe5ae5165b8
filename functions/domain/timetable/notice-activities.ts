import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { ActivityId } from '../../../sheets-schema/roadmap.ts';
import type { Timetable } from './timetable.ts';

/**
 * The activity that a notice serves, where it is one for all its letters. What hangs on a meeting, a role or a form looks
 * itself whether its activity is on; what the law asks for, and what answers a person's own act, is sent all the same.
 */
const ACTIVITY: Partial<Readonly<Record<Notice, ActivityId>>> = {
  curatorAppointed: '1.4',
  programmeAnnounced: '1.7',
  intakeInvitation: '1.8',
  requestInvitation: '2.1',
  adminRequestInvitation: '2.1',
  offerInvitation: '3.2',
  interviewScheduled: '3.5',
  trainingAssigned: '4.2',
  groupMeeting: '5.1',
  preferenceInvitation: '5.2',
  pairFormed: '5.4',
  feedbackInvitation: '6.5',
  groupFinal: '6.7',
  ceremonyInvitation: '7.2',
  mentorReportDue: '7.6',
  resultsPublished: '7.7',
};

/** Whether a notice is of use at this school: nobody is asked for what serves an activity that is switched off. */
export function isServed(notice: Notice, timetable: Timetable): boolean {
  const activity = ACTIVITY[notice];
  return activity === undefined || !timetable(activity).off;
}
