import { code, longText, oneOf, text } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const pairRuleKinds = { pin: 'закрепить', ban: 'исключить', try: 'примерить' } as const;

export type PairRuleKind = keyof typeof pairRuleKinds;

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
    reason: staff('Причина', longText, 280),
    people: system('Участники', longText, 320),
    state: system('Состояние', longText, 260, { note: 'Учтено, или почему учесть нельзя.' }),
  },
});
