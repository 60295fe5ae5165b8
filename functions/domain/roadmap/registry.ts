import type { ActivityId } from '../../../sheets-schema/roadmap.ts';
import type { Rule } from './rule.ts';
import * as stage1 from './rules/stage-1.ts';
import * as stage2 from './rules/stage-2.ts';
import * as stage3 from './rules/stage-3.ts';
import * as stage4 from './rules/stage-4.ts';
import * as stage5 from './rules/stage-5.ts';
import * as stage6 from './rules/stage-6.ts';
import * as stage7 from './rules/stage-7.ts';

/** What proves each activity of the roadmap: one rule for each, and none besides. */
export const evidenceRules: Readonly<Record<ActivityId, Rule>> = {
  '1.1': stage1.seminars,
  '1.2': stage1.sources,
  '1.3': stage1.goals,
  '1.4': stage1.curator,
  '1.5': stage1.regulations,
  '1.6': stage1.materials,
  '1.7': stage1.informing,
  '1.8': stage1.questionnaires,
  '2.1': stage2.requests,
  '2.2': stage2.menteeBase,
  '2.3': stage2.pairForms,
  '3.1': stage3.menteeAssessments,
  '3.2': stage3.offers,
  '3.3': stage3.mentorBase,
  '3.4': stage3.mentorAssessments,
  '3.5': stage3.interviews,
  '4.1': stage4.trainingProgrammes,
  '4.2': stage4.training,
  '5.1': stage5.groupMeeting,
  '5.2': stage5.preferences,
  '5.3': stage5.matching,
  '5.4': stage5.pairOrders,
  '6.1': stage6.firstMeetings,
  '6.2': stage6.trialMeetings,
  '6.3': stage6.planningMeetings,
  '6.4': stage6.regularMeetings,
  '6.5': stage6.feedback,
  '6.6': stage6.finalMeetings,
  '6.7': stage6.groupFinal,
  '7.1': stage7.satisfaction,
  '7.2': stage7.ceremonyInvitations,
  '7.3': stage7.ceremony,
  '7.4': stage7.quality,
  '7.5': stage7.influence,
  '7.6': stage7.reports,
  '7.7': stage7.publication,
  '7.8': stage7.outcomes,
};
