import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { activityStates } from '../../../sheets-schema/tables/roadmap.ts';
import type { TickList } from './tick-list.ts';

const OPEN = new Set(['overdue', 'notStarted', 'inProgress']);

export const earlierActivities: TickList = {
  path: 'earlier',
  title: 'Что сделано раньше',
  about: 'Мероприятия, срок которых прошёл. Отметьте, что школа сделала до начала работы с программой.',
  table: 'roadmap',
  ofThings: true,
  nameColumn: 'Мероприятие',
  columns: ['Срок', 'Состояние'],
  rows: ({ programme, today }) =>
    programme.tables.roadmap.flatMap(({ at, id, title = '', deadline, status }) =>
      id && deadline && deadline < today && OPEN.has(status ?? '')
        ? [
            {
              key: id,
              at,
              name: `${id} ${title}`,
              cells: [
                dayText(deadline),
                status && status in activityStates ? activityStates[status as keyof typeof activityStates] : '',
              ],
            },
          ]
        : [],
    ),
  actions: ({ today }) => [
    {
      name: 'done',
      label: 'Считать выполненным',
      asks: [
        { column: 'markedOn', initial: today, required: true },
        { column: 'doneReason', initial: 'Проведено до начала работы с программой', required: true },
      ],
      cells: {},
      done: (count) => `Отмечено мероприятий: ${count}.`,
    },
    {
      name: 'waived',
      label: 'Не требуется',
      asks: [{ column: 'waivedReason', required: true }],
      cells: {},
      done: (count) => `Не требуется мероприятий: ${count}.`,
    },
  ],
  empty: 'Прошедших мероприятий без отметки нет.',
};
