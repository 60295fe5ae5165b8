import type { Role } from '../choices/role.ts';
import { adminRequest } from './admin-request.ts';
import { assessmentMenteeT0 } from './assessment-mentee-t0.ts';
import { assessmentMenteeT1 } from './assessment-mentee-t1.ts';
import { assessmentMentorT0 } from './assessment-mentor-t0.ts';
import { assessmentMentorT1 } from './assessment-mentor-t1.ts';
import { consentProcessing } from './consent-processing.ts';
import { consentPublication } from './consent-publication.ts';
import { feedback } from './feedback.ts';
import { intake } from './intake.ts';
import { meetingReport } from './meeting-report.ts';
import { menteeRequest } from './mentee-request.ts';
import { mentorOffer } from './mentor-offer.ts';
import { mentorReport } from './mentor-report.ts';
import { pairProgramme } from './pair-programme.ts';
import { preference } from './preference.ts';
import { reminders } from './reminders.ts';
import { satisfactionMentee } from './satisfaction-mentee.ts';
import { satisfactionMentor } from './satisfaction-mentor.ts';
import { trialMeeting } from './trial-meeting.ts';

/** All forms, in the order in which a year needs them. */
export const forms = {
  consentProcessing,
  intake,
  menteeRequest,
  adminRequest,
  mentorOffer,
  assessmentMenteeT0,
  assessmentMentorT0,
  preference,
  pairProgramme,
  meetingReport,
  trialMeeting,
  feedback,
  satisfactionMentee,
  satisfactionMentor,
  assessmentMenteeT1,
  assessmentMentorT1,
  mentorReport,
  consentPublication,
  reminders,
} as const;

/** The forms of which each role has its own version. */
export const formsOfRole = {
  mentee: { t0: 'assessmentMenteeT0', t1: 'assessmentMenteeT1', satisfaction: 'satisfactionMentee' },
  mentor: { t0: 'assessmentMentorT0', t1: 'assessmentMentorT1', satisfaction: 'satisfactionMentor' },
} as const satisfies Record<Role, Record<string, keyof typeof forms>>;
