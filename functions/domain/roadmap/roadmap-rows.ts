import { activities, roadmapStages } from '../../../sheets-schema/roadmap.ts';
import { firstDayOfMonth } from '../calendar/day.ts';
import { dayAndMonth, monthsText } from '../calendar/day-text.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { Standing } from '../standing.ts';
import type { ActivityState } from './activity-state.ts';
import { isUrl, listed } from './shown.ts';

/** Wording of an activity with the school's name in its place. */
export function withSchool(title: string, schoolShort: string | undefined): string {
  return title.replaceAll('{школа}', schoolShort ?? 'школе');
}

function evidenceText({ status, override, proof, doneLate }: ActivityState): string | undefined {
  if (status === 'waived') return 'Не требуется: причина указана.';
  if (status !== 'done') return undefined;
  const late = doneLate ? ' Выполнено позже срока.' : '';
  if (override !== undefined) return `По отметке школы: ${override}.${late}`;
  return `${proof && !isUrl(proof) ? `Лист «${proof}».` : 'По ссылке.'}${late}`;
}

/** An open window is no evidence: it is only said. */
function nextStepText(state: ActivityState, nextStep: string, begins: string, today: string): string | undefined {
  if (state.status === 'done' || state.status === 'waived') return undefined;
  const open = state.status === 'notStarted' && today >= begins;
  return open ? `${nextStep} Срок идёт с ${dayAndMonth(begins)}.` : nextStep;
}

/** «Дорожная карта»: the state of each of the 37 activities. */
export function roadmapRows({ programme, context, activities: states }: Standing): DesiredTable {
  const { settings, tables } = programme;
  const rows = new Map(tables.roadmap.map((row) => [row.id, row]));
  const byId = new Map(states.map((state) => [state.id, state]));
  const year = programmeYear(settings, context.today);
  return desired(
    'roadmap',
    activities.flatMap((activity) => {
      const state = byId.get(activity.id);
      const row = rows.get(activity.id);
      if (!state) return [];
      const stage = roadmapStages.find(({ number }) => number === activity.stage);
      const link = state.proof && isUrl(state.proof) ? state.proof : row?.markLink;
      return [
        {
          ...(row ? { at: row.at } : {}),
          values: {
            stage: `${activity.stage}. ${stage?.title ?? ''}`,
            id: activity.id,
            title: withSchool(activity.title, settings.schoolShort),
            months: monthsText(activity.months),
            deadline: state.deadline,
            responsible: activity.responsible,
            status: state.status,
            progress: state.status === 'waived' || state.n === 0 ? undefined : `${state.k} из ${state.n}`,
            doneOn: state.doneOn,
            evidence: evidenceText(state),
            evidenceLink: state.status === 'done' ? link : undefined,
            missing: listed(state.missing),
            nextStep: nextStepText(state, activity.nextStep, firstDayOfMonth(year, activity.months[0]), context.today),
            seedTitle: withSchool(activity.seedTitle, settings.schoolShort),
          },
        },
      ];
    }),
  );
}
