import { type ActivityId, activities, roadmapStages, type StageResultKey } from '../../../sheets-schema/roadmap.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import type { Facts, Standing } from '../standing.ts';
import { evidenceRules } from './registry.ts';
import { stageResults } from './stage-results.ts';
import { stageState } from './stage-state.ts';
import { stateOf } from './state-of.ts';

/** Where the programme stands: the state of all 37 activities and of the seven stages that the facts prove. */
export function standing(facts: Facts): Standing {
  const { today } = facts.context;
  const when = { today, year: programmeYear(facts.programme.settings, today) };
  const rows = new Map(facts.programme.tables.roadmap.map((row) => [row.id, row]));
  const states = activities.map((activity) =>
    stateOf(activity, evidenceRules[activity.id as ActivityId](facts), rows.get(activity.id), when),
  );
  const stages = roadmapStages.map((stage) => {
    const own = activities.filter((activity) => activity.stage === stage.number);
    return stageState(
      {
        stage,
        firstMonth: Math.min(...own.map(({ months }) => months[0])),
        activities: states.filter(({ id }) => own.some((activity) => activity.id === id)),
        isPresent: (key) => stageResults[key as StageResultKey](facts),
        row: facts.programme.tables.stages.find((row) => row.stage === stage.number),
      },
      when,
    );
  });
  return { ...facts, activities: states, stages };
}
