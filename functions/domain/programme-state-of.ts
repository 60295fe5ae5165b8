import { type ActivityId, roadmapStages } from '../../sheets-schema/roadmap.ts';
import { programmeYear } from './calendar/programme-year.ts';
import type { Facts } from './facts-of.ts';
import { activityStateOf } from './roadmap/activity-state.ts';
import type { Evidence } from './roadmap/evidence.ts';
import { hasBegun } from './roadmap/has-begun.ts';
import type { ProgrammeState } from './roadmap/programme-state.ts';
import { activityKinds } from './roadmap/registry.ts';
import type { Rule } from './roadmap/rule.ts';
import { ownActivity } from './roadmap/rules/own-activity.ts';
import { staffMark } from './roadmap/staff-mark.ts';
import { stageResults } from './roadmap/stage-results.ts';
import { stageState } from './roadmap/stage-state.ts';
import type { Activity } from './timetable/activity.ts';

const ruleOf = ({ id, own }: Activity): Rule => (own ? ownActivity : activityKinds[id as ActivityId].rule);

/** Derives the state of the programme: the activities of the school's roadmap and the seven stages. */
export function programmeStateOf(facts: Facts): ProgrammeState {
  const { today } = facts.context;
  const { roadmap, calendar } = facts;
  const year = programmeYear(facts.programme.settings, today);
  const when = { today, year, calendar, begun: hasBegun(facts.programme) };
  const evidenceOf = (activity: Activity): Evidence =>
    ruleOf(activity)(facts, { months: activity.months, mark: staffMark(activity.row, today) });
  const activities = roadmap.activities.map((activity) => activityStateOf(activity, evidenceOf(activity), when));
  const stages = roadmapStages.map((stage) =>
    stageState(
      {
        stage,
        activities: activities.filter((activity) => activity.stage === stage.number),
        off: roadmap.off.filter((activity) => activity.stage === stage.number),
        evidenceOf: (key) => stageResults[key](facts),
        row: facts.programme.tables.stages.find((row) => row.stage === stage.number),
      },
      when,
    ),
  );
  return { ...facts, activities, stages };
}
