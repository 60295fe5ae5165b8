import { int, longText, oneOf, text } from '../cell.ts';
import { type AwardRule, awardRules } from '../choices/award-rule.ts';
import { type Role, roles } from '../choices/role.ts';
import { defineTable, staff, system } from '../table.ts';

const SUPPLIED: readonly (readonly [title: string, role: Role, rule: AwardRule])[] = [
  ['За надёжность', 'mentor', 'onSchedule'],
  ['За результат', 'mentor', 'mostGoals'],
  ['За открытость', 'mentor', 'caseOffered'],
  ['За движение к цели', 'mentee', 'mostGoals'],
];

export const nominations = defineTable({
  name: 'nominations',
  title: 'Номинации',
  kind: 'register',
  key: ['nominationId'],
  about:
    'По какому правилу программа предлагает людей к поощрению. Правила меняйте, добавляйте и убирайте; мест и баллов нет, решает директор.',
  columns: {
    nominationId: system('№', text, 70),
    title: staff('Номинация', text, 240),
    role: staff('Кого поощряем', oneOf(roles), 140, { essential: false }),
    rule: staff('Правило', oneOf(awardRules), 290, { essential: false }),
    least: staff('Не меньше', int(1), 100, {
      note: 'Для «больше всего …»: сколько нужно, чтобы войти в номинацию. Пусто – хотя бы одна.',
      essential: false,
    }),
    nominees: system('Кто подходит', longText, 300),
    remark: system('Пояснение', longText, 320),
  },
  initialRows: () => SUPPLIED.map(([title, role, rule], i) => ({ nominationId: `Н-${i + 1}`, title, role, rule })),
});
