import { date, defineForm, line, long, members, one, optional, pair, requiredIfShown, short } from '../question.ts';

export const programmeSteps = {
  write: 'записать программу или изменить её',
  confirm: 'подтвердить программу, которую записал партнёр',
} as const;

/** The programme that a pair writes itself. One of the two writes it, and the other confirms it. */
export const pairProgramme = defineForm({
  name: 'pairProgramme',
  title: 'Программа наставничества пары',
  description:
    'Один из пары записывает цели и шаги, второй подтверждает. Изменить программу можно в любой день: тогда её подтверждают заново.',
  tab: 'программа пары',
  questions: {
    pairCode: pair('Пара (группа)'),
    step: one('Что Вы хотите сделать?', programmeSteps),
    goal1: requiredIfShown(long('Цель 1: чего хотим добиться')),
    sign1: requiredIfShown(line('Цель 1: по какому признаку поймём, что получилось', 300)),
    actions1: requiredIfShown(long('Цель 1: что сделаем', 'Шаги и мероприятия, без имён учеников и коллег.')),
    due1: requiredIfShown(date('Цель 1: срок')),
    goal2: optional(long('Цель 2: чего хотим добиться')),
    sign2: optional(line('Цель 2: по какому признаку поймём, что получилось', 300)),
    actions2: optional(long('Цель 2: что сделаем')),
    due2: optional(date('Цель 2: срок')),
    goal3: optional(long('Цель 3: чего хотим добиться')),
    sign3: optional(line('Цель 3: по какому признаку поймём, что получилось', 300)),
    actions3: optional(long('Цель 3: что сделаем')),
    due3: optional(date('Цель 3: срок')),
    mentees: optional(members('О ком программа? (только для группы)', 'Пусто – общая программа всей группы.')),
    version: optional(short('Редакция программы (заполнена, не меняйте)')),
  },
  pages: {
    goal1: {
      title: 'Цели и шаги',
      help: 'Достаточно одной цели. Вторую и третью можно не заполнять.',
      only: { question: 'step', choice: 'write' },
    },
    mentees: { title: 'И последнее' },
  },
});
