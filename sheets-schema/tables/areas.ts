import { longText, text, yesNo } from '../cell.ts';
import { areas as dictionary } from '../dictionary.ts';
import { defineTable, staff, system } from '../table.ts';

export const areas = defineTable({
  name: 'areas',
  title: 'Направления',
  kind: 'register',
  key: ['key'],
  about: 'Один словарь для запросов и предложений. Название можно изменить: прежние ответы не потеряются.',
  tabColor: '#5F6368',
  columns: {
    key: system('Ключ', text, 160, { hidden: true }),
    label: staff('Направление', text, 380, { essential: true }),
    active: staff('Предлагать в анкетах', yesNo, 160, { note: 'Пусто или «да» – предлагается.' }),
    formerLabels: system('Прежние названия', longText, 380, { note: 'Каждое с новой строки.' }),
  },
  initialRows: () => Object.entries(dictionary).map(([key, label]) => ({ key, label, active: true })),
});
