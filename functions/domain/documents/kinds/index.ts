import type { DocumentKind } from '../../../../sheets-schema/choices/document-kind.ts';
import type { Kind } from '../kind.ts';
import { attendanceList } from './attendance-list.ts';
import { awardList } from './award-list.ts';
import { menteeBase, menteeList, mentorBase } from './bases.ts';
import { consentBlanks } from './consent-blanks.ts';
import { destructionAct } from './destruction-act.ts';
import { caseTemplate, informing } from './informing.ts';
import { inspection } from './inspection.ts';
import { interviewSheet } from './interview-sheet.ts';
import { invitation } from './invitation.ts';
import { meetingLog } from './meeting-log.ts';
import { meetingScripts, workbook } from './meeting-scripts.ts';
import { memoMentee, memoMentor } from './memos.ts';
import { hoursMemo, mentorReference } from './mentor-hours.ts';
import { mentorReport } from './mentor-report.ts';
import { mentoringAgreement } from './mentoring-agreement.ts';
import { orderCurator } from './order-curator.ts';
import { orderPairs } from './order-pairs.ts';
import { orderPilot } from './order-pilot.ts';
import { orderTraining } from './order-training.ts';
import { pairProgramme } from './pair-programme.ts';
import { plan } from './plan.ts';
import { portfolio } from './portfolio.ts';
import { regulation } from './regulation.ts';
import { curatorReport, finalReport, publicReport } from './reports.ts';
import { certificate, thanks } from './thanks-and-certificate.ts';

/** All kinds of documents that we draft, in the order in which a year needs them. The school writes documents of the kind `other` itself. */
export const kinds: { readonly [K in Exclude<DocumentKind, 'other'>]: Kind } = {
  orderCurator,
  orderPilot,
  regulation,
  consentBlanks,
  memoMentee,
  memoMentor,
  meetingScripts,
  workbook,
  informing,
  menteeList,
  menteeBase,
  mentorBase,
  portfolio,
  interviewSheet,
  orderTraining,
  attendanceList,
  orderPairs,
  mentoringAgreement,
  plan,
  pairProgramme,
  meetingLog,
  hoursMemo,
  mentorReference,
  invitation,
  mentorReport,
  inspection,
  curatorReport,
  finalReport,
  awardList,
  publicReport,
  caseTemplate,
  thanks,
  certificate,
  destructionAct,
};
