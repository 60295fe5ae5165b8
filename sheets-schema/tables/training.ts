import { code, date, link, longText, text, yesNo } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const training = defineTable({
  name: 'training',
  title: 'Обучение',
  kind: 'register',
  key: ['code'],
  about: 'Обучение каждого наставника: программа, окончание, номер или ссылка на свидетельство.',
  columns: {
    code: system('Код', code('К'), 70),
    person: system('Участник', text, 240),
    state: system('Состояние', text, 180),
    programme: staff('Программа', text, 280, { note: '№ из листа «Программы обучения» или название.' }),
    completed: staff('Окончил', yesNo, 90),
    certificate: staff('Номер свидетельства', text, 180, { essential: true }),
    certificateDate: staff('Дата свидетельства', date, 130),
    certificateLink: staff('Ссылка на свидетельство', link, 220),
    waivedReason: staff('Не требуется: причина', longText, 240, {
      note: 'Например: «обучен в 2025 году».',
      essential: true,
    }),
  },
});
