import { longText, text } from '../cell.ts';
import { settings as registry, settingGroups } from '../settings.ts';
import { defineTable, staff, system } from '../table.ts';

export const settings = defineTable({
  name: 'settings',
  title: 'Настройки',
  kind: 'register',
  key: ['key'],
  about: 'Всё, что школа решает сама: год, названия, люди, цели, сроки. Меняйте только столбец «Значение».',
  tabColor: '#5F6368',
  columns: {
    group: system('Раздел', text, 160),
    label: system('Настройка', longText, 320),
    value: staff('Значение', longText, 360, { essential: true }),
    hint: system('Пояснение', longText, 420),
    key: system('Ключ', text, 160, { hidden: true }),
  },
  initialRows: (year) =>
    Object.entries(registry).map(([key, setting]) => ({
      key,
      group: settingGroups[setting.group],
      label: setting.label,
      hint: setting.hint,
      value: key === 'programYear' ? String(year) : setting.initial,
    })),
});
