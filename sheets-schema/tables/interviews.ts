import { code, date, longText, oneOf, text, time } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const interviewOutcomes = {
  admitted: 'допущен',
  conditional: 'допущен с условием',
  declined: 'не допущен',
} as const;

export const interviews = defineTable({
  name: 'interviews',
  title: 'Собеседования',
  kind: 'register',
  key: ['code'],
  about: 'Беседы с будущими наставниками: впишите день и время, затем итог.',
  columns: {
    code: system('Код', code('К'), 70),
    person: system('Участник', text, 240),
    state: system('Состояние', text, 180),
    date: staff('Дата', date, 110),
    time: staff('Время', time, 80),
    place: staff('Место', text, 160),
    interviewer: staff('Кто беседует', text, 200),
    outcome: staff('Итог', oneOf(interviewOutcomes), 160),
    note: staff('Примечание', longText, 280, { note: 'Условие допуска или причина отказа.' }),
  },
});
