import { defineForm, one, pair } from '../question.ts';

export const goOnChoices = { yes: 'продолжаем', ask: 'нужен разговор с куратором' } as const;

/** The mentee's answer after the trial meeting. The mentor answers the same question in the report of the meeting. */
export const trialMeeting = defineForm({
  name: 'trialMeeting',
  title: 'После пробной встречи',
  description: 'Один вопрос наставляемому. Наставник отвечает на него в отчёте о встрече.',
  tab: 'после пробной встречи',
  questions: {
    pairCode: pair('Пара (группа)'),
    goesOn: one('Продолжаете ли вы работать вместе?', goOnChoices),
  },
});
