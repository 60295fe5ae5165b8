import { codes, date, link, longText, oneOf, text, time, yesNo } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const eventKinds = {
  seminar: 'семинар',
  informing: 'информирование коллектива',
  groupMeeting: 'групповая встреча',
  groupFinal: 'итоговая встреча всех пар',
  ceremony: 'торжественное подведение итогов',
  other: 'другое',
} as const;

export type EventKind = keyof typeof eventKinds;

export const events = defineTable({
  name: 'events',
  title: 'События',
  kind: 'register',
  key: ['eventId'],
  about: 'Семинары, встречи и торжественное мероприятие. После события отметьте, что оно прошло, и кто был.',
  tabColor: '#E8710A',
  columns: {
    eventId: system('№', text, 60),
    kind: staff('Вид', oneOf(eventKinds), 220),
    date: staff('Дата', date, 110),
    time: staff('Время', time, 80),
    place: staff('Место', text, 180),
    topic: staff('Тема', longText, 260),
    organiser: staff('Кто проводит', text, 200),
    attendees: staff('Кто был (коды)', codes('К'), 260, { note: 'Коды участников через запятую: К-07, К-12.' }),
    absentees: staff('Кого не было (коды)', codes('К'), 200, {
      note: 'Чтобы о каждом участнике было известно, пришёл он или нет.',
    }),
    held: staff('Состоялось', yesNo, 107),
    cancelled: staff('Отменено', yesNo, 100, {
      note: '«да» – приглашённым уйдёт отмена, встреча исчезнет из их календарей.',
    }),
    link: staff('Ссылка или документ', link, 220, { note: 'Протокол, фотоотчёт, лист с подписями.' }),
    note: staff('Примечание', longText, 220),
    state: system('Состояние', longText, 220),
  },
});
