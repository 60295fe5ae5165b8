import { roles } from '../choices/role.ts';
import { defineForm, long, one, optional, scale, yesNo } from '../question.ts';

const regularities = { yes: 'да', ratherYes: 'скорее да', ratherNo: 'скорее нет', no: 'нет' } as const;

const changeWishes = { no: 'нет', discuss: 'обсудить с куратором', change: 'сменить пару' } as const;

export const feedback = defineForm({
  name: 'feedback',
  title: 'Промежуточная обратная связь',
  description: 'Две минуты о том, как идёт работа. Партнёр по паре ответов не увидит.',
  tab: 'обратная связь',
  questions: {
    asRole: one('В какой роли Вы отвечаете?', roles, 'Если Вы и наставник, и наставляемый, ответьте дважды.'),
    useful: scale('Насколько полезны встречи?'),
    comfort: scale('Насколько Вам комфортно в паре?'),
    progress: scale('Насколько вы продвигаетесь к целям плана?'),
    organisation: scale('Насколько хорошо организована программа?'),
    regularity: one('Встречаетесь ли вы регулярно?', regularities),
    helps: optional(long('Что помогает больше всего?')),
    hinders: optional(long('Что мешает?')),
    wantsChange: one('Хотели бы Вы что-то изменить в паре?', changeWishes),
    helpNeeded: yesNo('Нужна ли помощь куратора?'),
  },
});
