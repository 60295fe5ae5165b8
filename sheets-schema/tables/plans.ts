import { code, date, longText, oneOf, text } from '../cell.ts';
import { goalMarks } from '../choices/goal-mark.ts';
import { defineTable, staff, system } from '../table.ts';

const planStatuses = { draft: 'черновик', agreed: 'согласован', approved: 'утверждён' } as const;

/** Who may approve the programme of a pair. */
export const approvers = { head: 'директор', curator: 'куратор' } as const;

export const plans = defineTable({
  name: 'plans',
  title: 'ИПР',
  kind: 'register',
  key: ['pairCode', 'code'],
  about:
    'Планы развития наставляемых: одна–три цели со сроком. Черновик строится из запроса. Пара записывает и подтверждает программу в анкете; если договорились на бумаге, впишите цели, сроки и дату согласования сюда.',
  columns: {
    pairCode: system('Код пары', code('П'), 80),
    code: system('Код', code('К'), 70),
    person: system('Наставляемый', text, 220),
    mentor: system('Наставник', text, 220),
    request: system('Запрос', longText, 300),
    status: system('Состояние', oneOf(planStatuses), 110),
    missing: system('Чего не хватает', longText, 240),
    agreedOn: staff('Согласован', date, 110, { note: 'День встречи-планирования, на которой план согласован.' }),
    written: system('Записано парой', longText, 320, {
      note: 'Программа, которую записала сама пара, и кто её подтвердил. Считается она, пока в столбцах целей ничего не вписано.',
    }),
    progress: system('Встречи по целям', longText, 260, {
      note: 'Из отчётов о встречах: к какой цели относилась каждая.',
    }),
    approvedOn: staff('Утверждена', date, 110, { note: 'День, в который согласованную программу утвердили.' }),
    approvedBy: staff('Кто утвердил', oneOf(approvers), 110),
    draft: system('Черновик целей', longText, 320, { note: 'Из запроса: направления по порядку и признак успеха.' }),
    goal1: staff('Цель 1', longText, 260),
    sign1: staff('Цель 1: по какому признаку поймём', longText, 240),
    actions1: staff('Цель 1: что сделаем', longText, 260),
    due1: staff('Цель 1: срок', date, 110),
    mark1: staff('Цель 1: итог', oneOf(goalMarks), 110),
    goal2: staff('Цель 2', longText, 260),
    sign2: staff('Цель 2: по какому признаку поймём', longText, 240),
    actions2: staff('Цель 2: что сделаем', longText, 260),
    due2: staff('Цель 2: срок', date, 110),
    mark2: staff('Цель 2: итог', oneOf(goalMarks), 110),
    goal3: staff('Цель 3', longText, 260),
    sign3: staff('Цель 3: по какому признаку поймём', longText, 240),
    actions3: staff('Цель 3: что сделаем', longText, 260),
    due3: staff('Цель 3: срок', date, 110),
    mark3: staff('Цель 3: итог', oneOf(goalMarks), 110),
    note: staff('Примечание', longText, 220),
  },
});
