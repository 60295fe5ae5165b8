import { earlierActivities, invitations } from './beginning.ts';
import { processingConsents, workConsents } from './consents.ts';
import { offerDecisions, requestDecisions } from './decisions.ts';
import { interviewResults, trainingResults } from './mentors-way.ts';
import type { TickList } from './tick-list.ts';

/** All lists with ticks, in the order of the programme. */
export const tickLists: readonly TickList[] = [
  earlierActivities,
  invitations,
  processingConsents,
  requestDecisions,
  offerDecisions,
  interviewResults,
  trainingResults,
  workConsents,
];
