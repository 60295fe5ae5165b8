import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { activityStates } from '../../../sheets-schema/tables/roadmap.ts';
import type { TickList } from './tick-list.ts';

export const invitations: TickList = {
  path: 'invitations',
  title: 'Кого пригласить',
  about: 'С этого дня человек получает приглашение и бланк согласия.',
  table: 'people',
  columns: ['Должность', 'Почта'],
  rows: ({ programme }) =>
    programme.tables.people.flatMap(({ at, code, name, position = '', email = '', invitedOn, leftSchoolOn }) =>
      (name || code) && !invitedOn && !leftSchoolOn
        ? [
            {
              key: code ?? `строка ${at + 1}`,
              at,
              code,
              name: name ?? code ?? '',
              cells: [position, email],
              doubt: email || !name ? undefined : 'нет почты: письма не дойдут',
            },
          ]
        : [],
    ),
  actions: ({ today }) => [
    {
      name: 'invite',
      label: 'Пригласить',
      asks: [{ column: 'invitedOn', initial: today, required: true }],
      cells: {},
      done: (count) => `Приглашено: ${count}. Письма уйдут сами.`,
    },
  ],
  empty: 'Все, кто в списке, приглашены.',
};

const OPEN = new Set(['overdue', 'notStarted', 'inProgress']);

export const earlierActivities: TickList = {
  path: 'earlier',
  title: 'Что сделано раньше',
  about: 'Мероприятия, срок которых прошёл. Отметьте, что школа сделала до начала работы с программой.',
  table: 'roadmap',
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
