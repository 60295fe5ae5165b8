import { type ActivityId, roadmapStages } from '../../../sheets-schema/roadmap.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import type { Facts, Standing } from '../standing.ts';
import type { Activity } from './activity.ts';
import type { Evidence } from './activity-state.ts';
import { evidenceRules } from './registry.ts';
import type { Rule } from './rule.ts';
import { ownActivity } from './rules/own-activity.ts';
import { staffMark } from './staff-mark.ts';
import { stageResults } from './stage-results.ts';
import { stageState } from './stage-state.ts';
import { stateOf } from './state-of.ts';

const ruleOf = ({ id, own }: Activity): Rule => (own ? ownActivity : evidenceRules[id as ActivityId]);

/** Where the programme stands: the state of every activity of the school's roadmap and of the seven stages. */
export function standing(facts: Facts): Standing {
  const { today } = facts.context;
  const { roadmap } = facts;
  const when = { today, year: programmeYear(facts.programme.settings, today) };
  const evidenceOf = (activity: Activity): Evidence =>
    ruleOf(activity)(facts, { months: activity.months, mark: staffMark(activity.row, today) });
  const activities = roadmap.activities.map((activity) => stateOf(activity, evidenceOf(activity), when));
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
