import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { listed } from './listed.ts';
import type { ProgrammeState } from './programme-state.ts';
import { linkTo } from './proof.ts';
import type { ResultState } from './stage-state.ts';

/** How many of a stage's activities in this school are done or not required. */
export function stageProgress(
  programmeState: Pick<ProgrammeState, 'activities'>,
  stage: number,
): { readonly k: number; readonly n: number } {
  const states = programmeState.activities.filter((activity) => activity.stage === stage);
  return { k: states.filter(({ status }) => status === 'done' || status === 'waived').length, n: states.length };
}

const resultState = ({ present, off }: ResultState) => (off ? 'off' : present ? 'present' : 'missing');

/** «Этапы»: the state of each of the seven stages, with results and missing items. */
export function stageRows(programmeState: ProgrammeState): DesiredTable {
  const rows = new Map(programmeState.programme.tables.stages.map((row) => [row.stage, row]));
  return desired(
    'stages',
    programmeState.stages.map(({ stage, title, status, openedOn, remarksOn, results, missing }) => {
      const row = rows.get(stage);
      const { k, n } = stageProgress(programmeState, stage);
      const asked = results.filter(({ off }) => !off);
      return {
        at: row?.at,
        values: {
          stage,
          title,
          state: status,
          progress: n > 0 ? `${k} из ${n}` : undefined,
          openedOn,
          results: asked.map(({ present, label }) => `${present ? 'есть' : 'ещё нет'}: ${label}`).join('\n'),
          missing: missing.join('\n'),
          remarksOn,
        },
      };
    }),
  );
}

/** «Результаты этапов»: the results that each stage must have, with their proofs. */
export function stageResultRows({ stages, context }: ProgrammeState): DesiredTable {
  return desired(
    'stageResults',
    stages.flatMap(({ stage, results }) =>
      results.map((result): RowOf<'stageResults'> => {
        const { label, present, off, k, n, missing, proof } = result;
        return {
          values: {
            stage,
            result: label,
            state: resultState(result),
            progress: off || n === 0 ? undefined : `${k} из ${n}`,
            proof: present && !off && proof ? linkTo(context, proof) : undefined,
            missing: present || off ? undefined : listed(missing, '\n'),
          },
        };
      }),
    ),
  );
}
