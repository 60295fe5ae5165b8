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
  second: 'второй наставник',
  idleMentor: 'наставник без наставляемых',
  threshold: 'если соответствие не ниже',
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
    areaPoints: system('Запрос', int(0, 60), 80, { note: 'Баллы с весом из настроек: при весе 1 – от 0 до 6.' }),
    schedulePoints: system('Время', int(0, 20), 80, { note: 'Баллы с весом из настроек: при весе 1 – от 0 до 2.' }),
    subjectPoints: system('Предмет', int(0, 10), 88, { note: 'Баллы с весом из настроек: при весе 1 – 0 или 1.' }),
    formatPoints: system('Формат', int(0, 10), 80, { note: 'Баллы с весом из настроек: при весе 1 – 0 или 1.' }),
    profile: system('Профиль', int(0, 100), 90, {
      note: 'Сумма четырёх частей слева: при весах 1 – от 0 до 10.',
    }),
    sympathy: system('Симпатия', int(0, 60), 90, {
      note: 'Сумма мест, на которые поставили друг друга, с весами из настроек: при весах 1 – от 0 до 6.',
    }),
    mutual: system('Взаимно', yesNo, 80),
    price: system('Цена пары', longText, 240, {
      note: 'Что потеряют все вместе, если эту пару запретить. Цена неизвестна, если перебор пришлось остановить.',
    }),
    why: system('Почему', longText, 460),
    phrase: system('Что сказать обоим', longText, 320, {
      note: 'Без выборов и без других людей: можно повторить вслух.',
    }),
  },
});
