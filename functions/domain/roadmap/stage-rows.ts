import { activities, roadmapStages } from '../../../sheets-schema/roadmap.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { Standing } from '../standing.ts';

/** Activities of a stage that are done or not required, of all it has. */
export function stageProgress(
  standing: Pick<Standing, 'activities'>,
  stage: number,
): { readonly k: number; readonly n: number } {
  const own = activities.filter((activity) => activity.stage === stage).map(({ id }) => id as string);
  const states = standing.activities.filter(({ id }) => own.includes(id));
  return { k: states.filter(({ status }) => status === 'done' || status === 'waived').length, n: states.length };
}

/** «Этапы»: state, results and what is missing of each of the seven. */
export function stageRows(standing: Standing): DesiredTable {
  const rows = new Map(standing.programme.tables.stages.map((row) => [row.stage, row]));
  return desired(
    'stages',
    standing.stages.map(({ stage, status, openedOn, results, missing }) => {
      const known = roadmapStages.find(({ number }) => number === stage);
      const row = rows.get(stage);
      const labels = new Map<string, string>(known?.results.map(({ key, label }) => [key, label]));
      const { k, n } = stageProgress(standing, stage);
      return {
        ...(row ? { at: row.at } : {}),
        values: {
          stage,
          title: known?.title,
          state: status,
          progress: `${k} из ${n}`,
          openedOn,
          results: results
            .map(({ key, present }) => `${present ? 'есть' : 'нет'}: ${labels.get(key) ?? key}`)
            .join('\n'),
          missing: missing.join('\n'),
        },
      };
    }),
  );
}
