import { dayText } from '../functions/domain/calendar/day-text.ts';
import { WHOLE_WORKBOOK } from '../functions/domain/hold/hold-words.ts';
import type { Plan } from '../functions/domain/plan.ts';
import type { TableName } from '../functions/domain/programme.ts';

const MOST_LINES = 6;

function rows(plan: Plan, table: TableName): readonly Readonly<Record<string, unknown>>[] {
  return plan.tables.filter((each) => each.table === table).flatMap((each) => each.rows.map(({ values }) => values));
}

function russianDate(iso: unknown): string {
  return typeof iso === 'string' ? dayText(iso) : '';
}

function list(title: string, lines: readonly string[], empty: string): string[] {
  const more = lines.length - MOST_LINES;
  return [
    '',
    title,
    ...(lines.length === 0 ? [`  ${empty}`] : lines.slice(0, MOST_LINES).map((line) => `  • ${line}`)),
    ...(more > 0 ? [`  … и ещё ${more} – на листе`] : []),
  ];
}

/** The state of the programme on one screen: stages, people who have not answered, due dates, next tasks. */
export function summaryText(plan: Plan): string {
  const { stages, activities, context } = plan.programmeState;
  const stops = plan.programmeState.programme.problems.filter(({ stopsWork }) => stopsWork);
  if (stops.length > 0) {
    const lines = stops.map(({ reason, sheet, whatToDo }) =>
      [...(sheet === WHOLE_WORKBOOK ? [] : [`Лист «${sheet}».`]), reason, whatToDo].join(' '),
    );
    return [`Сегодня ${russianDate(context.today)}.`, ...list('Работа программы ждёт:', lines, '')].join('\n');
  }
  const open = stages.filter(({ status }) => status === 'open' || status === 'readyToClose').map(({ stage }) => stage);
  const closed = activities.filter(({ status }) => status === 'done' || status === 'waived').length;
  const unanswered = rows(plan, 'unanswered')
    .filter(({ code }) => code !== undefined)
    .map(({ person, code, what }) => `${person ?? code}: ${what}`);
  const due = [...activities]
    .filter(({ status, deadline }) => (status === 'notStarted' || status === 'inProgress') && deadline >= context.today)
    .sort((a, b) => a.deadline.localeCompare(b.deadline))
    .map(({ id, deadline, k, n, missing }) => {
      const progress = n > 0 ? `, ${k} из ${n}` : '';
      return `${id} до ${russianDate(deadline)}${progress}${missing[0] ? `: ${missing[0]}` : ''}`;
    });
  const next = rows(plan, 'today').map((row) => [row.task, row.subject].filter(Boolean).join(' – '));
  return [
    `Сегодня ${russianDate(context.today)}. Этапы в работе: ${open.length > 0 ? open.join(', ') : 'нет'}. Выполнено мероприятий: ${closed} из ${activities.length}.`,
    ...list('Кто не ответил (лист «Кто не ответил»):', unanswered, 'Сейчас ни от кого ничего не ждём.'),
    ...list('Ближайшие сроки (лист «Дорожная карта»):', due, 'Сроков впереди нет.'),
    ...list('Что сделать дальше (лист «Сегодня»):', next, 'Дел на сегодня нет.'),
  ].join('\n');
}
