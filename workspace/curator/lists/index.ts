import { agreements } from './agreements.ts';
import { programmeApprovals } from './approvals.ts';
import { processingConsents, workConsents } from './consents.ts';
import { corrections } from './corrections.ts';
import { offerDecisions, requestDecisions } from './decisions.ts';
import { earlierActivities } from './earlier-activities.ts';
import { interviewResults } from './interviews.ts';
import { invitations } from './invitations.ts';
import { plannedLetters } from './planned-letters.ts';
import type { TickList } from './tick-list.ts';
import { trainingResults } from './training.ts';

/** All lists with ticks, in the order of the programme. */
export const tickLists: readonly TickList[] = [
  corrections,
  earlierActivities,
  invitations,
  processingConsents,
  requestDecisions,
  offerDecisions,
  interviewResults,
  trainingResults,
  workConsents,
  agreements,
  programmeApprovals,
  plannedLetters,
];
