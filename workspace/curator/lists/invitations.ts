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
