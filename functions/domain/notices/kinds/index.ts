import type { Notice } from '../../../../sheets-schema/choices/notice.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { activityDueSoon } from './activity-due-soon.ts';
import { activityOverdue } from './activity-overdue.ts';
import { adminRequestInvitation } from './admin-request-invitation.ts';
import { assessmentT0 } from './assessment-t0.ts';
import { ceremonyInvitation } from './ceremony-invitation.ts';
import { consentReminder } from './consent-reminder.ts';
import { consentRequest } from './consent-request.ts';
import { curatorAppointed } from './curator-appointed.ts';
import { curatorDigest } from './curator-digest.ts';
import { destructionDue } from './destruction-due.ts';
import { feedbackInvitation } from './feedback-invitation.ts';
import { finalSurvey } from './final-survey.ts';
import { groupFinal } from './group-final.ts';
import { groupMeeting } from './group-meeting.ts';
import { headSummary } from './head-summary.ts';
import { helpSignal } from './help-signal.ts';
import { intakeInvitation } from './intake-invitation.ts';
import { interviewScheduled } from './interview-scheduled.ts';
import { meetingChanged } from './meeting-changed.ts';
import { meetingDue } from './meeting-due.ts';
import { meetingOverdue } from './meeting-overdue.ts';
import { mentorReportDue } from './mentor-report-due.ts';
import { nextMeeting } from './next-meeting.ts';
import { offerInvitation } from './offer-invitation.ts';
import { pairConfirmed } from './pair-confirmed.ts';
import { pairFormed } from './pair-formed.ts';
import { pairNotMeeting } from './pair-not-meeting.ts';
import { pairProgrammeDue } from './pair-programme-due.ts';
import { pairProgrammeWaits } from './pair-programme-waits.ts';
import { preferenceInvitation } from './preference-invitation.ts';
import { programmeAnnounced } from './programme-announced.ts';
import { requestAboutYou } from './request-about-you.ts';
import { requestHeld } from './request-held.ts';
import { requestInvitation } from './request-invitation.ts';
import { resultsPublished } from './results-published.ts';
import { stageClosed } from './stage-closed.ts';
import { stageOpened } from './stage-opened.ts';
import { stageReadyToClose } from './stage-ready-to-close.ts';
import { stageReopenedByData } from './stage-reopened-by-data.ts';
import { substitutionBegun, substitutionEnded } from './substitution.ts';
import { trainingAssigned } from './training-assigned.ts';
import { trialMeetingAsked } from './trial-meeting-asked.ts';
import { withdrawalConfirmed } from './withdrawal-confirmed.ts';

/** Every kind of notice, by the name that the outbox uses. */
export const kinds: Readonly<Record<Notice, NoticeKind>> = {
  stageOpened,
  stageReadyToClose,
  stageClosed,
  stageReopenedByData,
  activityDueSoon,
  activityOverdue,
  curatorAppointed,
  consentRequest,
  consentReminder,
  programmeAnnounced,
  intakeInvitation,
  requestInvitation,
  adminRequestInvitation,
  requestHeld,
  requestAboutYou,
  offerInvitation,
  assessmentT0,
  interviewScheduled,
  trainingAssigned,
  groupMeeting,
  preferenceInvitation,
  pairConfirmed,
  pairFormed,
  meetingDue,
  meetingOverdue,
  pairNotMeeting,
  nextMeeting,
  meetingChanged,
  trialMeetingAsked,
  pairProgrammeDue,
  pairProgrammeWaits,
  feedbackInvitation,
  helpSignal,
  groupFinal,
  finalSurvey,
  mentorReportDue,
  ceremonyInvitation,
  resultsPublished,
  withdrawalConfirmed,
  destructionDue,
  curatorDigest,
  headSummary,
  substitutionBegun,
  substitutionEnded,
};
