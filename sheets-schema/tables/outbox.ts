import { date, dateTime, int, longText, oneOf, text, yesNo } from '../cell.ts';
import { notices } from '../choices/notice.ts';
import { defineTable, staff, system } from '../table.ts';

export const outboxStatuses = {
  planned: 'запланировано',
  queued: 'в очереди',
  sending: 'отправляется',
  sent: 'отправлено',
  failed: 'не доставлено',
  unknown: 'неизвестно',
  dropped: 'отменено',
  held: 'задержано куратором',
} as const;

export type OutboxStatus = keyof typeof outboxStatuses;

/** How many days in advance «Рассылка» lists planned letters. */
export const FORECAST_DAYS = 14;

export const outbox = defineTable({
  name: 'outbox',
  title: 'Рассылка',
  kind: 'register',
  key: ['noticeKey'],
  about: `Все письма: отправленные и те, что уйдут в ближайшие ${FORECAST_DAYS} дней. Любое ещё не отправленное можно задержать.`,
  tabColor: '#5F6368',
  columns: {
    dueOn: system('Когда', date, 100, { essential: true }),
    recipient: system('Кому', text, 220),
    notice: system('Письмо', oneOf(notices), 220, { essential: true }),
    subject: system('Тема', longText, 340),
    status: system('Состояние', oneOf(outboxStatuses), 150, { essential: true }),
    hold: staff('Задержать', yesNo, 100, { note: '«да» – письмо не уйдёт, пока Вы не сотрёте отметку.' }),
    toldInPerson: staff('Передано лично', yesNo, 110, {
      essential: false,
      note: '«да» – Вы передали это сами: письмо не уйдёт, а следующие напоминания считаются от этого дня.',
    }),
    again: staff('Отправить ещё раз', yesNo, 110, {
      essential: false,
      note: '«да» – письмо, которое не доставлено или о котором неизвестно, дошло ли оно, уйдёт ещё один раз. Чтобы повторить снова, сотрите отметку и через несколько минут поставьте опять.',
    }),
    sentAt: system('Отправлено', dateTime, 140, { essential: true }),
    detail: system('Подробности', longText, 260),
    attempts: system('Попыток', int(0), 80, { essential: true }),
    code: system('Код', text, 80, {
      note: 'Код участника или должность в программе.',
      essential: true,
    }),
    calendar: system('Приглашение', longText, 200, { hidden: true }),
    course: system('Ход отправки', longText, 200, { hidden: true }),
    messageId: system('Message-ID', text, 220, { hidden: true, essential: true }),
    noticeKey: system('Ключ', text, 260, { hidden: true }),
  },
});
