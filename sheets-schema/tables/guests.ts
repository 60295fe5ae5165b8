import { date, email, longText, personName, text } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const guests = defineTable({
  name: 'guests',
  title: 'Гости',
  kind: 'register',
  key: ['guestId'],
  about: 'Кого пригласить на подведение итогов, кроме участников: специалисты управления образования и другие.',
  columns: {
    guestId: system('№', text, 60),
    name: staff('ФИО', personName, 240),
    position: staff('Должность и организация', longText, 300),
    email: staff('Почта', email, 220),
    invitedByHand: staff('Приглашён лично', date, 130, { note: 'Если приглашение передано не письмом.' }),
    note: staff('Примечание', longText, 220),
    invitedOn: system('Приглашение отправлено', date, 140, { note: 'Программа пишет тем, у кого указана почта.' }),
  },
});
