import { code, int, longText, oneOf, text, yesNo } from '../cell.ts';
import { defineTable, system } from '../table.ts';

export const proposalStates = {
  proposed: 'предлагается',
  fixed: 'подтверждена',
  pinned: 'закреплена куратором',
  unmatched: 'без пары',
  total: 'итог подбора',
  alternative: 'почти такой же вариант',
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
    menteeCode: system('Наставляемый: код', code('К'), 90),
    mentee: system('Наставляемый', text, 220),
    mentorCode: system('Наставник: код', code('К'), 90),
    mentor: system('Наставник', text, 220),
    areaPoints: system('Запрос, 0–6', int(0, 6), 80),
    schedulePoints: system('Время, 0–2', int(0, 2), 80),
    subjectPoints: system('Предмет, 0–1', int(0, 1), 80),
    formatPoints: system('Формат, 0–1', int(0, 1), 80),
    profile: system('Профиль, 0–10', int(0, 10), 90),
    sympathy: system('Симпатия, 0–6', int(0, 6), 90),
    mutual: system('Взаимно', yesNo, 80),
    why: system('Почему', longText, 460),
  },
});
