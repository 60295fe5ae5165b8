import { code, int, longText, oneOf, text, yesNo } from '../cell.ts';
import { defineTable, system } from '../table.ts';

const proposalStates = {
  proposed: 'предлагается',
  fixed: 'подтверждена',
  pinned: 'закреплена куратором',
  unmatched: 'без пары',
  total: 'итог подбора',
  alternative: 'почти такой же вариант',
  whatIf: 'примерка',
  blocking: 'предпочли бы друг друга',
  fairness: 'справедливость',
  proof: 'проверка',
} as const;

export const proposal = defineTable({
  name: 'proposal',
  title: 'Подбор',
  kind: 'view',
  key: [],
  about: 'Лучшее сочетание пар с объяснением. Решает куратор: подтвердите пару на листе «Пары и группы».',
  tabColor: '#9334E6',
  columns: {
    state: system('Состояние', oneOf(proposalStates), 150),
    menteeCode: system('Наставляемый: код', code('К'), 136),
    mentee: system('Наставляемый', text, 220),
    mentorCode: system('Наставник: код', code('К'), 107),
    mentor: system('Наставник', text, 220),
    areaPoints: system('Запрос, 0–6', int(0, 6), 80),
    schedulePoints: system('Время, 0–2', int(0, 2), 80),
    subjectPoints: system('Предмет, 0–1', int(0, 1), 88),
    formatPoints: system('Формат, 0–1', int(0, 1), 80),
    profile: system('Профиль', int(0, 100), 90, {
      note: 'Сумма четырёх частей с весами из настроек: при весах 1 – от 0 до 10.',
    }),
    sympathy: system('Симпатия', int(0, 60), 90, {
      note: 'Сумма мест, на которые поставили друг друга, с весами из настроек: при весах 1 – от 0 до 6.',
    }),
    mutual: system('Взаимно', yesNo, 80),
    price: system('Цена пары', longText, 240, { note: 'Что потеряют все вместе, если эту пару запретить.' }),
    why: system('Почему', longText, 460),
    phrase: system('Что сказать обоим', longText, 320, {
      note: 'Без выборов и без других людей: можно повторить вслух.',
    }),
  },
});
