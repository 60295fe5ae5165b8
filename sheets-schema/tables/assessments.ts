import { code, date, longText, oneOf, text, yesNo } from '../cell.ts';
import { roles } from '../choices/role.ts';
import { defineTable, system } from '../table.ts';

const t0States = { none: 'нет', present: 'есть', late: 'поздняя' } as const;
const t1States = { none: 'нет', present: 'есть' } as const;

export const assessments = defineTable({
  name: 'assessments',
  title: 'Оценка участников',
  kind: 'view',
  key: [],
  about: 'Кто прошёл стартовую и итоговую оценку. Самих баллов здесь нет.',
  columns: {
    code: system('Код', code('К'), 70),
    person: system('Участник', text, 240),
    role: system('Роль', oneOf(roles), 120),
    t0: system('Стартовая оценка', oneOf(t0States), 130, {
      note: '«Поздняя» – после первой встречи пары: хранится, но в сравнение не входит.',
    }),
    t0On: system('Дата стартовой', date, 120),
    t1: system('Итоговая оценка', oneOf(t1States), 130),
    t1On: system('Дата итоговой', date, 120),
    comparable: system('Входит в сравнение', yesNo, 130),
    nextStep: system('Что сделать дальше', longText, 280),
  },
});
