import { type Months, monthNames, monthsText } from '../../../sheets-schema/months.ts';
import { type Responsible, roadmapStages, activities as seed } from '../../../sheets-schema/roadmap.ts';
import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import { cachedByObject } from '../cached-by-object.ts';
import type { Entry, Problem, Programme } from '../programme.ts';
import { byKey } from '../rows/decided.ts';
import { place } from '../rows/place.ts';
import { monthsOfRun, seedMonthsInRun, typedMonthsInRun } from './programme-run.ts';

type Settings = Programme['settings'];
type Known = Pick<Programme, 'tables' | 'settings'>;

export type RoadmapRow = Entry<'roadmap'>;

/** An activity of the school's roadmap: a standard one, or one that the school added. */
export interface Activity {
  /** «5.3». The school's own activities get the next free number of their stage. */
  readonly id: string;
  readonly stage: number;
  /** With `{школа}` in place of the school's short name. */
  readonly title: string;
  /** The title in the model roadmap, with its errors; undefined for the school's own activities. */
  readonly seedTitle: string | undefined;
  readonly months: Months;
  /** The day of the last month by which the school wants to be done, if it wrote one. */
  readonly lastDay: number | undefined;
  readonly responsible: Responsible;
  readonly nextStep: string;
  /** Whether the school added the activity. Then the proof is a mark of the staff with a link. */
  readonly own: boolean;
  readonly row: RoadmapRow | undefined;
}

export interface Roadmap {
  /** Activities by stage and number, without switched-off activities. */
  readonly activities: readonly Activity[];
  /** The roadmap shows switched-off activities, but they do not count, and nobody gets reminders of them. */
  readonly off: readonly Activity[];
  readonly problems: readonly Problem[];
}

/** The months of a standard activity. For an activity of the school, the months of its stage. */
function usualMonths({ id, stage }: Pick<Activity, 'id' | 'stage'>, settings: Settings): Months {
  const standard = seed.find((activity) => activity.id === id);
  const months = seed
    .filter((activity) => (standard ? activity === standard : activity.stage === stage))
    .map((activity) => seedMonthsInRun(activity.months, settings));
  return [Math.min(...months.map(([first]) => first)), Math.max(...months.map(([, last]) => last))];
}

const isWholeRun = ({ row }: { readonly row: RoadmapRow | undefined }) => row?.ownMonths?.months === 'wholeRun';

/**
 * The months of an activity at this school. Months that the school typed count if they are within the programme's run; otherwise the usual ones.
 * «В течение года» counts after the months of all other activities are known.
 */
function monthsOf(
  row: RoadmapRow | undefined,
  usual: Months,
  settings: Settings,
): Pick<Activity, 'months' | 'lastDay'> {
  const months = row?.ownMonths && typedMonthsInRun(row.ownMonths, usual, settings);
  return { months: months ?? usual, lastDay: months && row?.ownMonths?.lastDay };
}

function seeded(row: RoadmapRow | undefined, activity: (typeof seed)[number], settings: Settings): Activity {
  const { id, stage, title, seedTitle, responsible, nextStep } = activity;
  return {
    id,
    stage,
    title: row?.ownTitle ?? title,
    seedTitle,
    ...monthsOf(row, usualMonths(activity, settings), settings),
    responsible: row?.ownResponsible ?? responsible,
    nextStep,
    own: false,
    row,
  };
}

const OWN_STEP = 'Когда мероприятие пройдёт, поставьте дату отметки и ссылку или название документа.';

function own(row: RoadmapRow, id: string, title: string, stage: number, settings: Settings): Activity {
  const months = monthsOf(row, usualMonths({ id, stage }, settings), settings);
  const responsible = row.ownResponsible ?? 'organiser';
  return { id, stage, title, seedTitle: undefined, ...months, responsible, nextStep: OWN_STEP, own: true, row };
}

/** If all columns of the staff are empty, we ignore the row. */
const STAFF_COLUMNS = Object.entries(schema.roadmap.columns).flatMap(([key, { owner }]) =>
  owner === 'staff' ? [key] : [],
);

function unusable(row: RoadmapRow): Problem[] {
  const values: Readonly<Record<string, unknown>> = row;
  if (!STAFF_COLUMNS.some((key) => values[key] !== undefined)) return [];
  const lacking = [
    ...(row.ownTitle ? [] : ['«Своё название»']),
    ...(row.ownStage ? [] : ['«Этап своего мероприятия»']),
  ];
  return [
    {
      ...place(schema.roadmap.title, row),
      reason: `Строка не относится ни к одному мероприятию дорожной карты, а для своего мероприятия не заполнено: ${lacking.join(', ')}.`,
      whatToDo: 'Заполните эти ячейки, чтобы добавить своё мероприятие, или очистите строку.',
    },
  ];
}

/** Own months that the activity cannot have. Until somebody corrects them, the usual months count. */
function beyondRun(row: RoadmapRow, usual: Months, settings: Settings): Problem[] {
  if (!row.ownMonths || isWholeRun({ row }) || typedMonthsInRun(row.ownMonths, usual, settings)) return [];
  return [
    {
      ...place(schema.roadmap.title, row),
      whatWasRead: String(schema.roadmap.columns.ownMonths.type.write(row.ownMonths)),
      reason: `Программа длится не больше четырнадцати месяцев от её начала («${monthNames[settings.startMonth - 1]}»), а эти месяцы в них не укладываются. Пока действуют обычные: ${monthsText(usual)}.`,
      whatToDo: 'Исправьте месяцы или годы, либо «Год программы» и «Месяц начала программы» на листе «Настройки».',
    },
  ];
}

function copied(row: RoadmapRow, first: RoadmapRow): Problem {
  return {
    ...place(schema.roadmap.title, row),
    reason: `Эта строка повторяет строку ${first.at + 1} (мероприятие ${row.id}). Учитывается только строка ${first.at + 1}.`,
    whatToDo: 'Удалите повтор. Чтобы добавить своё мероприятие, начните пустую строку внизу.',
  };
}

/** The first number of the stage that is not in use. */
function numbers(rows: readonly RoadmapRow[]): (stage: number) => string {
  const used = new Set<string>([...seed.map(({ id }) => id), ...rows.flatMap(({ id }) => id ?? [])]);
  return (stage) => {
    let last = 1;
    while (used.has(`${stage}.${last}`)) last++;
    used.add(`${stage}.${last}`);
    return `${stage}.${last}`;
  };
}

const order = ({ stage, id }: Activity) => stage * 1000 + Number(id.split('.')[1] ?? 0);

function read({ tables, settings }: Known): Roadmap {
  const rows = tables.roadmap;
  const known = byKey(rows, ({ id }) => id);
  const nextNumber = numbers(rows);
  const ids = new Set<string>(seed.map(({ id }) => id));
  const problems: Problem[] = [];
  const added = [...rows]
    .sort((a, b) => a.at - b.at)
    .flatMap((row): Activity[] => {
      const first = row.id === undefined ? undefined : known.get(row.id);
      if (first !== undefined && first !== row) {
        problems.push(copied(row, first));
        return [];
      }
      if (row.id !== undefined && ids.has(row.id)) return [];
      const { ownTitle, ownStage } = row;
      if (ownTitle && ownStage) return [own(row, row.id ?? nextNumber(ownStage), ownTitle, ownStage, settings)];
      problems.push(...unusable(row));
      return [];
    });
  const typed = [...seed.map((activity) => seeded(known.get(activity.id), activity, settings)), ...added];
  const isOff = ({ row }: Activity) => row?.off === true;
  const run = monthsOfRun(
    typed.filter((activity) => !isOff(activity) && !isWholeRun(activity)),
    settings,
  );
  const activities = typed.map((activity) => (isWholeRun(activity) ? { ...activity, months: run } : activity));
  for (const activity of activities) {
    if (activity.row) problems.push(...beyondRun(activity.row, usualMonths(activity, settings), settings));
  }
  return {
    activities: activities.filter((activity) => !isOff(activity)).sort((a, b) => order(a) - order(b)),
    off: activities.filter(isOff),
    problems,
  };
}

/** The title with the school's name in brackets, where the nominative is right. */
export function withSchool(title: string, schoolShort: string | undefined): string {
  return title.replaceAll('в {школа}', schoolShort ? `в школе (${schoolShort})` : 'в школе');
}

/** Letters inside the school do not repeat the school's name. */
export function withoutSchool(title: string): string {
  return title.replace(/\s+в \{школа\}/u, '');
}

export function stageTitle(stage: number): string {
  return roadmapStages.find(({ number }) => number === stage)?.title ?? '';
}

/** Reads «Дорожная карта»: the standard activities with the school's changes, and the school's own activities. */
export const roadmapOf: (programme: Known) => Roadmap = cachedByObject(read);
