import { roles } from '../choices/role.ts';
import { curatorOnly, defineForm, long, one, optional, people, person, scale } from '../question.ts';

export const confirmedFormats = { pair: 'пара', group: 'группа', any: 'всё равно' } as const;

export const preference = defineForm({
  name: 'preference',
  title: 'Анкета после групповой встречи',
  description: 'С кем Вам было бы интересно работать? Ответ видит только куратор.',
  tab: 'после групповой встречи',
  questions: {
    asRole: one('В какой роли Вы отвечаете?', roles, 'Если Вы и наставник, и наставляемый, ответьте дважды.'),
    choice1: person('С кем Вам было бы интересно работать? (1-й выбор)'),
    choice2: optional(person('С кем Вам было бы интересно работать? (2-й выбор)')),
    choice3: optional(person('С кем Вам было бы интересно работать? (3-й выбор)')),
    why1: optional(long('Почему именно с этим человеком?')),
    vetoCodes: curatorOnly(
      optional(people('С кем Вы не хотели бы оказаться в паре? (увидит только куратор, причину не спрашиваем)')),
    ),
    formatConfirm: optional(one('Пара или группа?', confirmedFormats)),
    meetingUseful: optional(scale('Насколько полезной была встреча?')),
  },
});
