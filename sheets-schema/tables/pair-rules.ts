import { code, longText, oneOf, text } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const pairRuleKinds = { pin: 'закрепить', ban: 'исключить', try: 'примерить' } as const;

export type PairRuleKind = keyof typeof pairRuleKinds;

/** Why staff ban a pair. */
export const banKinds = {
  manager: 'непосредственный руководитель',
  relative: 'родственник',
  conflict: 'конфликт',
  other: 'другое',
} as const;

export type BanKind = keyof typeof banKinds;

export const pairRules = defineTable({
  name: 'pairRules',
  title: 'Пожелания к парам',
  kind: 'register',
  key: ['ruleId'],
  about:
    'Кого обязательно соединить и кого не соединять. Подбор учтёт это в тот же день. «Примерить» ничего не меняет: что было бы, показано здесь и на листе «Подбор».',
  columns: {
    ruleId: system('№', text, 60),
    mentor: staff('Наставник (код)', code('К'), 120),
    mentee: staff('Наставляемый (код)', code('К'), 140),
    rule: staff('Что сделать', oneOf(pairRuleKinds), 120),
    banKind: staff('Вид запрета', oneOf(banKinds), 200, {
      essential: false,
      note: 'Для «исключить». Руководитель, родственник и конфликт исключают пару в обе стороны, кто бы кого ни наставлял.',
    }),
    reason: staff('Причина', longText, 280),
    author: staff('Кто внёс', text, 180),
    people: system('Участники', longText, 320),
    state: system('Состояние', longText, 260, { note: 'Учтено, или почему учесть нельзя.' }),
  },
});
