import type { LinkedText } from '../../../sheets-schema/cell.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { addDays } from '../calendar/day.ts';
import { ledByIn } from '../curators/curator-words.ts';
import { responsible } from '../curators/responsible.ts';
import { type DesiredTable, desired } from '../desired.ts';
import { isOverdue } from '../meetings/due-meetings.ts';
import { shortened } from '../notices/wording.ts';
import type { Problem, TableName, TabName } from '../programme.ts';
import { dueText } from '../registers/pair-rows.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { addressOf } from '../roadmap/proof.ts';
import { workPlace } from '../roadmap/registry.ts';
import { withSchool } from '../timetable/activity.ts';
import { agreementTasks } from './agreement-tasks.ts';
import { certificateTasks } from './certificate-tasks.ts';
import {
  absenceTasks,
  approvalTask,
  beginningTasks,
  calendarTask,
  changesTask,
  DAYS_AHEAD,
  decisionTasks,
  destructionTasks,
  eventTasks,
  helpTasks,
  interviewTasks,
  leaveTask,
  mailTasks,
  silentTask,
  substitutionTasks,
  type Task,
  troubleTasks,
} from './day-tasks.ts';
import type { TodayNews } from './today-news.ts';

/** In characters. A reader recognises an activity by so much of its title; the roadmap has the whole title. */
const TITLE_LENGTH = 90;

const ORDER = ['overdue', 'today', 'soon', 'info'] as const;

/** Tasks about activities that are overdue or due within the week. */
function activityTasks({ activities, programme, context }: ProgrammeState): Task[] {
  const until = addDays(context.today, DAYS_AHEAD);
  return activities.flatMap(({ id, title, nextStep, status, deadline, missing }): Task[] => {
    const isOpen = status !== 'done' && status !== 'waived';
    if (!isOpen || (status !== 'overdue' && deadline > until)) return [];
    return [
      {
        urgency: status === 'overdue' ? 'overdue' : deadline === context.today ? 'today' : 'soon',
        task: nextStep,
        subject: `${id} ${shortened(withSchool(title, programme.settings.schoolShort), TITLE_LENGTH)}`,
        due: deadline,
        where: workPlace(id),
        reason: missing.length > 0 ? `Не хватает: ${missing.slice(0, 3).join('; ')}` : undefined,
        curator: responsible(programme).ofActivity(id).to,
      },
    ];
  });
}

/** Tasks to ask about meetings that are overdue by a week. */
function meetingTasks({ due, context, programme }: ProgrammeState): Task[] {
  return due
    .filter((meeting) => isOverdue(meeting, context.today) && addDays(meeting.dueOn, DAYS_AHEAD) <= context.today)
    .map((meeting) => ({
      urgency: 'overdue' as const,
      task: 'Спросите пару о встрече',
      subject: `${meeting.pairCode}: ${dueText(meeting)}`,
      due: meeting.dueOn,
      where: 'pairs',
      curator: responsible(programme).ofPair(meeting.pairCode).to,
    }));
}

function pairTasks({ pairs, programme }: ProgrammeState): Task[] {
  return pairs.flatMap(({ pairCode, status, blocker }): Task[] => {
    const curator = responsible(programme).ofPair(pairCode).to;
    if (status === 'proposed') {
      return [
        {
          urgency: 'today',
          task: 'Подтвердите или отклоните предложенную пару',
          subject: pairCode,
          where: 'pairs',
          curator,
        },
      ];
    }
    if (status !== 'confirmed' || blocker === undefined) return [];
    return [
      {
        urgency: 'soon',
        task: 'Доведите пару до приказа',
        subject: pairCode,
        where: 'pairs',
        reason: blocker,
        curator,
      },
    ];
  });
}

function stageTasks({ stages }: ProgrammeState): Task[] {
  return stages
    .filter(({ status }) => status === 'readyToClose')
    .map(({ stage }) => ({
      urgency: 'info',
      task: 'Поставьте дату закрытия этапа',
      subject: `Этап ${stage}`,
      where: 'stages',
    }));
}

function dataTask(problems: readonly Problem[]): Task[] {
  if (problems.length === 0) return [];
  return [
    {
      urgency: 'today',
      task: 'Разберите замечания к данным',
      subject: `Замечаний: ${problems.length}`,
      where: 'problems',
    },
  ];
}

/** «Сегодня» if something essential is missing from the workbook. It lists only what the staff must restore. */
export function stoppedView(problems: readonly Problem[]): DesiredTable {
  return desired(
    'today',
    problems
      .filter(({ stopsWork }) => stopsWork)
      .map(({ sheet, reason, whatToDo }) => ({
        values: {
          urgency: 'today',
          task: whatToDo,
          subject: reason,
          where: { text: sheet },
          reason: 'Работа программы ждёт.',
        },
      })),
  );
}

/** The tab of a task, as a link. */
const linked = (where: TabName, { context }: ProgrammeState): LinkedText | undefined =>
  addressOf(context, { tab: where }) ?? (where in tables ? { text: tables[where as TableName].title } : undefined);

const NOTHING =
  'На сегодня и на неделю дел нет. Здесь появятся просроченное, дела дня и ближайшие сроки, самое срочное сверху.';

/** «Сегодня»: the curator's tasks for today and this week, most urgent first. */
export function todayView(programmeState: ProgrammeState, news: TodayNews): DesiredTable {
  const tasks = [
    ...beginningTasks(programmeState),
    ...troubleTasks(news),
    ...helpTasks(programmeState),
    ...destructionTasks(programmeState),
    ...dataTask(news.problems),
    ...decisionTasks(programmeState),
    ...silentTask(programmeState),
    ...pairTasks(programmeState),
    ...meetingTasks(programmeState),
    ...absenceTasks(programmeState),
    ...approvalTask(programmeState),
    ...certificateTasks(programmeState),
    ...agreementTasks(programmeState),
    ...calendarTask(programmeState),
    ...leaveTask(programmeState),
    ...eventTasks(programmeState),
    ...interviewTasks(programmeState),
    ...activityTasks(programmeState),
    ...stageTasks(programmeState),
    ...substitutionTasks(programmeState),
    ...mailTasks(programmeState, news),
    ...changesTask(news),
  ];
  if (tasks.length === 0) return desired('today', [{ values: { urgency: 'info', task: NOTHING } }]);
  const curators = responsible(programmeState.programme);
  const ledBy = ledByIn(curators.all, programmeState.context.today);
  const rank = ({ urgency }: Task) => ORDER.indexOf(urgency ?? 'info');
  const sorted = tasks
    .map((task, place) => ({ task, place }))
    .sort(
      (a, b) => rank(a.task) - rank(b.task) || (a.task.due ?? '').localeCompare(b.task.due ?? '') || a.place - b.place,
    );
  return desired(
    'today',
    sorted.map(({ task: { where, curator = 'curator', ...task } }) => ({
      values: { ...task, where: where && linked(where, programmeState), ledBy: ledBy(curators.named(curator)) },
    })),
  );
}
