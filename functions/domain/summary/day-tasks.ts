import { eventKinds } from '../../../sheets-schema/tables/events.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { addDays, daysBetween } from '../calendar/day.ts';
import { dayAndMonth, dayText } from '../calendar/day-text.ts';
import { isCalendarKnown } from '../calendar/decree.ts';
import { isQuiet } from '../calendar/working-days.ts';
import type { Recipient } from '../context.ts';
import { numberAndName, ofCurator, period } from '../curators/curator-words.ts';
import { substituteOn } from '../curators/curators.ts';
import { responsible } from '../curators/responsible.ts';
import type { RowOf } from '../desired.ts';
import { groupBy } from '../group-by.ts';
import { agreedOn, approvedOn } from '../meetings/development-plans.ts';
import { helpSignals } from '../meetings/help-signals.ts';
import { absences, windowText } from '../meetings/missed-meetings.ts';
import type { TabName } from '../programme.ts';
import { meaningOf } from '../refusals/refusal.ts';
import { destructionsDue } from '../registers/destructions-due.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { isSigned } from './attendance-sheet.ts';
import type { TodayNews } from './today-news.ts';
import { isExhausted, lettersAbout } from './unanswered-view.ts';

/** A task of a curator; `where` is the tab on which it is done. */
export type Task = Omit<RowOf<'today'>['values'], 'where' | 'ledBy'> & {
  readonly where?: TabName | undefined;
  /** The curator whose task it is; by default the first. */
  readonly curator?: Recipient;
};

/** The number of days ahead for which we list tasks. */
export const DAYS_AHEAD = 7;

const HELP_WITHIN_WORKING_DAYS = 3;
const SIGNAL_STANDS_DAYS = 14;

function urgencyOf(day: string, today: string): Task['urgency'] {
  return day < today ? 'overdue' : day === today ? 'today' : 'soon';
}

/** The first tasks of a school: the settings that letters need, then the list of people. */
export function beginningTasks({ programme: { settings, tables: written }, intake }: ProgrammeState): Task[] {
  const { schoolShort, schoolFull, curatorEmail } = settings;
  const missing = [...(schoolShort || schoolFull ? [] : ['школа']), ...(curatorEmail ? [] : ['почта куратора'])];
  if (missing.length > 0) {
    return [
      {
        urgency: 'today',
        task: 'Заполните настройки: школа, директор, куратор, сроки',
        subject: `Пока нет: ${missing.join(', ')}`,
        where: 'settings',
      },
    ];
  }
  if (intake.people.size > 0 || written.people.length > 0) return [];
  return [
    {
      urgency: 'today',
      task: 'Впишите педагогов, которых приглашаете в программу',
      where: 'people',
      reason: 'Дата в столбце «Приглашён» – и человеку уйдёт письмо.',
    },
  ];
}

/** Tasks to help in a pair whose member asked for help. Only the curator's letter gives details. */
export function helpTasks(programmeState: ProgrammeState): Task[] {
  const { calendar, context } = programmeState;
  return helpSignals(programmeState)
    .filter(({ on }) => context.today <= addDays(on, SIGNAL_STANDS_DAYS))
    .map(({ on, pairCode }): Task => {
      const due = calendar.after(on, HELP_WITHIN_WORKING_DAYS);
      return {
        urgency: due < context.today ? 'overdue' : 'today',
        task: 'Поговорите с участником пары: он просит помощи',
        subject: pairCode,
        due,
        where: 'pairs',
        reason: 'Подробности – в письме Вам. Партнёру об этом не сообщается.',
        curator: responsible(programmeState.programme).ofPair(pairCode).to,
      };
    });
}

/** Tasks to destroy the data of people who withdrew consent, until the act is registered. */
export function destructionTasks(programmeState: ProgrammeState): Task[] {
  const { today } = programmeState.context;
  return destructionsDue(programmeState).map(({ code, by }) => ({
    urgency: by < today ? 'overdue' : by <= addDays(today, DAYS_AHEAD) ? 'today' : 'soon',
    task: 'Уничтожьте данные и внесите акт',
    subject: code,
    due: by,
    where: 'retention',
    reason: 'Согласие отозвано (152-ФЗ, ст. 21).',
  }));
}

/** Tasks to decide on requests and offers, one for each curator. */
export function decisionTasks({ intake, programme }: ProgrammeState): Task[] {
  const { ofPerson } = responsible(programme);
  const tasks = (
    all: Iterable<{ readonly code: string; readonly decision: unknown }>,
    task: string,
    where: TabName,
  ): Task[] => {
    const open = [...all].filter(({ decision }) => decision === undefined);
    return [...groupBy(open, ({ code }) => ofPerson(code).to)].map(([curator, own]) => ({
      urgency: 'today',
      task,
      subject: `Ждут решения: ${own.length}`,
      where,
      curator,
    }));
  };
  return [
    ...tasks(intake.requests.values(), 'Примите решения по запросам наставляемых', 'requests'),
    ...tasks(intake.offers.values(), 'Примите решения по предложениям наставников', 'offers'),
  ];
}

/** The tasks about people who did not answer after the last reminder, one for each curator. */
export function silentTask({ awaited, lettersTo, programme }: ProgrammeState): Task[] {
  const silent = new Set(awaited.filter((one) => isExhausted(lettersAbout(one, lettersTo))).map(({ code }) => code));
  return [...groupBy([...silent].sort(), (code) => responsible(programme).ofPerson(code).to)].map(
    ([curator, codes]) => ({
      urgency: 'today',
      task: 'Поговорите лично с теми, кто не ответил на три письма',
      subject: codes.join(', '),
      where: 'unanswered',
      curator,
    }),
  );
}

/** Tasks about mentees of groups who were absent for two windows. */
export function absenceTasks({ pairs, bases, windows, context, programme }: ProgrammeState): Task[] {
  return pairs
    .filter(({ status }) => status === 'active')
    .flatMap((pair) =>
      absences(pair, bases.meetings.get(pair.pairCode) ?? [], windows, context.today).map(
        ({ code, windows: [first, second] }): Task => ({
          urgency: 'today',
          task: 'Узнайте, почему наставляемый не приходит в группу',
          subject: `${code}, группа ${pair.pairCode}`,
          where: 'pairs',
          reason: `Не было на встречах ${windowText(first)} и ${windowText(second)}.`,
          curator: responsible(programme).ofPair(pair.pairCode).to,
        }),
      ),
    );
}

/** The tasks to approve the agreed programmes of pairs that still work, one for each curator. */
export function approvalTask({ pairs, bases, programme, context: { today } }: ProgrammeState): Task[] {
  const active = new Set(pairs.filter(({ status }) => status === 'active').map(({ pairCode }) => pairCode));
  const waiting = [...bases.rows.plans.values()].filter(
    (plan) => active.has(plan.pairCode ?? '') && agreedOn(plan, today) && !approvedOn(plan, today),
  );
  const codes = [...new Set(waiting.map(({ pairCode = '' }) => pairCode))].sort();
  return [...groupBy(codes, (pairCode) => responsible(programme).ofPair(pairCode).to)].map(([curator, own]) => ({
    urgency: 'today',
    task: 'Утвердите программы наставничества, которые согласовали пары',
    subject: own.join(', '),
    where: 'plans',
    reason: 'Столбцы «Утверждена» и «Кто утвердил». После изменения программу утверждают заново.',
    curator,
  }));
}

/** Who substitutes for a curator now or within the week. */
export function substitutionTasks({ programme, context: { today } }: ProgrammeState): Task[] {
  const until = addDays(today, DAYS_AHEAD);
  return responsible(programme).all.flatMap((curator) =>
    curator.substitutes
      .filter((each) => (today < each.from ? each.from <= until : each === substituteOn(curator, today)))
      .map(
        (each): Task => ({
          urgency: 'info',
          task: `${numberAndName(each)} ${each.from <= today ? 'замещает' : 'будет замещать'} ${ofCurator(curator)}`,
          subject: period(each),
          where: 'curators',
          reason: 'Письма и дела этого куратора в эти дни получает тот, кто замещает.',
          curator: curator.to,
        }),
      ),
  );
}

/** The government moves days off in autumn for the next year. */
const DECREE_FROM = '10-01';

/** From October on, the task to enter next year's days off. Deadlines and notices in January need these days. */
export function calendarTask({ programme: { settings }, context: { today } }: ProgrammeState): Task[] {
  const next = Number(today.slice(0, 4)) + 1;
  const year = [next - 1, next].find((one) => !isCalendarKnown(one, settings.decree));
  if (year === undefined || (year === next && today.slice(5) < DECREE_FROM)) return [];
  return [
    {
      urgency: 'soon',
      task: `Внесите переносы выходных дней ${year} года`,
      subject: 'Строка «Переносы выходных по постановлению»',
      where: 'settings',
      reason:
        'Постановление о переносе выходных дней Правительство принимает каждую осень на следующий год. Вставьте его текст, и сроки не попадут на нерабочие дни.',
    },
  ];
}

/** The task to move the activity 6.4, if at least half of its days are in the summer leave, as in a programme that starts in winter. */
export function leaveTask({ timetable, programme: { settings }, context: { today } }: ProgrammeState): Task[] {
  const { quietFrom, quietTo } = settings;
  const { from, to, off } = timetable('6.4');
  if (off || to < today) return [];
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
  const inLeave = days.filter((day) => isQuiet(day, quietFrom, quietTo)).length;
  if (2 * inLeave < days.length) return [];
  const year = from.slice(0, 4);
  return [
    {
      urgency: 'soon',
      task: 'Сдвиньте встречи пар: они попадают на отпуск',
      subject: `Регулярные встречи: ${dayAndMonth(from)} – ${dayAndMonth(to)}`,
      where: 'roadmap',
      reason: `Тихое время – с ${dayAndMonth(`${year}-${quietFrom}`)} по ${dayAndMonth(`${year}-${quietTo}`)}, встреч в эти дни программа не ждёт. Впишите другие месяцы в столбец «${tables.roadmap.columns.ownMonths.header}» мероприятия 6.4, а лучше всех, что на лето: программа может длиться до четырнадцати месяцев.`,
    },
  ];
}

/** Tasks about events: events of the coming week, and past events that nobody marked as held. */
export function eventTasks({ programme, context: { today } }: ProgrammeState): Task[] {
  return programme.tables.events.flatMap(({ kind, date, time, place, held, cancelled, topic }): Task[] => {
    if (!kind || !date || held || cancelled || date > addDays(today, DAYS_AHEAD)) return [];
    return [
      {
        urgency: urgencyOf(date, today),
        task: date < today ? 'Отметьте, состоялось ли, и кто был' : 'Проведите событие',
        subject: [eventKinds[kind], topic].filter(Boolean).join(': '),
        due: date,
        where: 'events',
        reason:
          [time, place, isSigned(kind) && date >= today && `распечатайте «${tables.attendance.title}»`]
            .filter(Boolean)
            .join(', ') || undefined,
      },
    ];
  });
}

/** Tasks about interviews: interviews of the coming week, and past interviews without a result. */
export function interviewTasks({ programme, context: { today } }: ProgrammeState): Task[] {
  return programme.tables.interviews.flatMap(({ code, date, time, place, outcome }): Task[] => {
    if (!code || !date || outcome || date > addDays(today, DAYS_AHEAD)) return [];
    return [
      {
        urgency: urgencyOf(date, today),
        task: date < today ? 'Внесите итог собеседования' : 'Проведите собеседование',
        subject: code,
        due: date,
        where: 'interviews',
        reason: [time, place].filter(Boolean).join(', ') || undefined,
        curator: responsible(programme).ofPerson(code).to,
      },
    ];
  });
}

/** Tasks about refusals that make all mail wait: what to do, and who can do it. */
export function troubleTasks({ troubles }: Pick<TodayNews, 'troubles'>): Task[] {
  return troubles.map((refusal) => ({
    urgency: 'today',
    task: `Письма не уходят: ${meaningOf(refusal).what}`,
    subject: 'Все они целы и стоят в очереди',
    where: 'problems',
    reason: meaningOf(refusal).toDo,
  }));
}

/** Tasks about letters that were not sent today, with the reason. */
export function mailTasks({ programme: { settings } }: ProgrammeState, { waiting, waitingUntil }: TodayNews): Task[] {
  if (settings.mailPaused) {
    return [
      {
        urgency: 'info',
        task: 'Письма приостановлены: ни одно не отправляется',
        subject: 'Возобновить: строка «Письма приостановлены»',
        where: 'settings',
      },
    ];
  }
  if (waiting === 0) return [];
  return [
    {
      urgency: 'info',
      task: 'Часть писем сегодня не уйдёт',
      subject: [`Ждут: ${waiting}`, waitingUntil && `следующие уйдут ${dayText(waitingUntil)}`]
        .filter(Boolean)
        .join('; '),
      where: 'outbox',
      reason: `Дневной лимит – ${settings.mailBudget}; срочные ушли первыми.`,
    },
  ];
}

/** The task to read the changes since the curator last looked. */
export function changesTask({ changes }: TodayNews): Task[] {
  if (changes === 0) return [];
  return [
    {
      urgency: 'info',
      task: 'Посмотрите, что изменилось',
      subject: `Записей: ${changes}`,
      where: 'changes',
      reason: 'Прочитали – поставьте новую отметку в «Настройки», строка «Изменения просмотрены».',
    },
  ];
}
