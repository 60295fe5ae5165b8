import { monthsText } from '../../../sheets-schema/months.ts';
import { emptyCells } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { firstDayOfMonth } from '../calendar/day.ts';
import { dayAndMonth, dayText } from '../calendar/day-text.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import { ledByIn } from '../curators/curator-words.ts';
import { responsible } from '../curators/responsible.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { type Activity, stageTitle, withSchool } from '../timetable/activity.ts';
import type { ActivityState } from './activity-state.ts';
import { listed } from './listed.ts';
import { placeOfThing } from './missing-place.ts';
import type { ProgrammeState } from './programme-state.ts';
import { addressOf, linkTo } from './proof.ts';
import { workPlace } from './registry.ts';

/** The journal recognises a decision of the staff by these words in «Пояснение». */
export const OVERRIDE_WORDS = 'По решению школы';

/** Remarks on a state, without the proof, which has its own link. */
function remarksText({ status, override, waivedBecause, doneLate, remarks = [], deadline }: ActivityState) {
  if (status === 'waived') return `Не требуется: ${waivedBecause ?? ''}`;
  const word = override === undefined ? undefined : `${OVERRIDE_WORDS}: ${override}`;
  const late = doneLate ? `Выполнено позже срока (${dayText(deadline)}).` : undefined;
  return [word, late, ...remarks].filter(Boolean).join('\n');
}

/** «3 из 7». If all pieces are present but something else is missing, the text says so. */
function progressText({ status, k, n, holds }: ActivityState): string | undefined {
  if (status === 'waived' || n === 0) return undefined;
  return `${k} из ${n}${k === n && !holds ? ', но не всё' : ''}`;
}

/** Whether there is evidence to link to. A decision of the staff needs no evidence. */
function hasProof({ status, k, override }: ActivityState): boolean {
  return override === undefined && status !== 'waived' && k > 0;
}

/** The next step. If the period has not begun yet, also when it begins. */
function nextStepText({ status, nextStep }: ActivityState, begins: string, today: string): string | undefined {
  if (status === 'done' || status === 'waived') return undefined;
  return status === 'notStarted' && today >= begins ? `${nextStep} Срок идёт с ${dayAndMonth(begins)}.` : nextStep;
}

type Values = RowOf<'roadmap'>['values'];

function wording({ stage, id, title, months, responsible, seedTitle }: Omit<Activity, 'row'>, schoolShort?: string) {
  return {
    stage: `${stage}. ${stageTitle(stage)}`,
    id,
    title: withSchool(title, schoolShort),
    months: monthsText(months),
    responsible,
    seedTitle: seedTitle && withSchool(seedTitle, schoolShort),
  } satisfies Values;
}

function values(state: ActivityState, { programme, context }: ProgrammeState): Values {
  const { settings } = programme;
  const begins = firstDayOfMonth(programmeYear(settings, context.today), state.months[0]);
  const step = nextStepText(state, begins, context.today);
  const curators = responsible(programme);
  const [first] = state.missing;
  const place = addressOf(
    context,
    first === undefined ? { tab: workPlace(state.id) } : placeOfThing(programme, state.id, first),
  );
  return {
    ...wording(state, settings.schoolShort),
    deadline: state.deadline,
    status: state.status,
    progress: progressText(state),
    doneOn: state.doneOn,
    lostOn: state.lostOn,
    evidence: remarksText(state),
    evidenceLink: hasProof(state) && state.proof ? linkTo(context, state.proof) : undefined,
    missing: listed(state.missing, '\n'),
    nextStep: step === undefined ? undefined : { text: step, url: place?.url },
    ledBy: ledByIn(curators.all, context.today)(curators.ofActivity(state.id)),
  };
}

const EMPTY = emptyCells(tables.roadmap);

/** «Дорожная карта»: the state of each activity. Switched-off activities stay visible, with a note. */
export function roadmapRows(programmeState: ProgrammeState): DesiredTable {
  const { programme, roadmap } = programmeState;
  const rows = new Map([...roadmap.activities, ...roadmap.off].map(({ id, row }) => [id, row]));
  const shown = [
    ...programmeState.activities.map((state) => ({ id: state.id, values: values(state, programmeState) })),
    ...roadmap.off.map((activity) => ({
      id: activity.id,
      values: { ...EMPTY, ...wording(activity, programme.settings.schoolShort), status: 'off' as const },
    })),
  ];
  return desired(
    'roadmap',
    shown.map(({ id, values }) => ({ at: rows.get(id)?.at, values })),
  );
}
