import { goalMarks } from '../choices/goal-mark.ts';
import { defineForm, long, one, optional, pair, yesNo } from '../question.ts';

export const recommendations = {
  no: 'нет',
  samePair: 'да, в той же паре',
  otherMentor: 'да, другой наставник',
} as const;

export const mentorReport = defineForm({
  name: 'mentorReport',
  title: 'Отчёт наставника',
  description: 'Встречи и цели мы внесли сами; остались результат и рекомендации. Для группы – отчёт о всей группе.',
  tab: 'отчёт наставника',
  questions: {
    pairCode: pair('Пара (группа)'),
    goal1Reached: one('Цель 1 плана развития', goalMarks),
    goal2Reached: optional(one('Цель 2 плана развития', goalMarks)),
    goal3Reached: optional(one('Цель 3 плана развития', goalMarks)),
    goalsComment: optional(long('Пояснение к целям')),
    mainResult: long('Главный результат наставляемого'),
    whatWorked: long('Что сработало'),
    difficulties: optional(long('С какими трудностями столкнулись')),
    materials: optional(long('Какие материалы появились', 'Ссылки, каждая с новой строки.')),
    recommendation: one('Нужна ли поддержка дальше?', recommendations),
    caseOffered: optional(yesNo('Готовы описать практику как кейс?')),
  },
});
