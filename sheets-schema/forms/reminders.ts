import { defineForm, one } from '../question.ts';

export const reminderWishes = { off: 'не присылать', on: 'присылать снова' } as const;

export const reminders = defineForm({
  name: 'reminders',
  title: 'Напоминания программы наставничества',
  description:
    'Здесь можно отказаться от напоминаний. Приглашения на встречи и письма, которые приходят один раз, останутся.',
  tab: 'напоминания',
  questions: {
    wish: one('Присылать Вам напоминания?', reminderWishes),
  },
});
