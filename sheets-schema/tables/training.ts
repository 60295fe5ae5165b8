import { code, date, link, longText, oneOf, text, yesNo } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

const trainingStates = {
  notSigned: 'не записан',
  signed: 'записан',
  uncertified: 'окончил, нет свидетельства',
  trained: 'обучен',
  waived: 'не требуется',
  late: 'не обучен в срок',
  lapsed: 'свидетельство истекло',
} as const;

export type TrainingState = keyof typeof trainingStates;

export const training = defineTable({
  name: 'training',
  title: 'Обучение',
  kind: 'register',
  key: ['code'],
  about: 'Запись наставников на программы, окончание, номер и ссылка на свидетельство.',
  columns: {
    code: system('Код', code('К'), 70),
    person: system('Участник', text, 240),
    state: system('Состояние', oneOf(trainingStates), 170),
    missing: system('Чего не хватает', longText, 240),
    programme: staff('Программа', text, 260, {
      note: '№ или название с листа «Программы обучения». Пусто – та, что там выбрана, если она одна.',
    }),
    course: system('Где и когда', longText, 300),
    completed: staff('Окончил', yesNo, 90),
    certificate: staff('Номер свидетельства', text, 180, { essential: true }),
    certificateDate: staff('Дата свидетельства', date, 136),
    certificateUntil: staff('Действует по', date, 110, {
      note: 'Последний день, если у свидетельства есть срок. Пусто – без срока. После этого дня новую пару не предлагаем, начатые работают.',
      essential: false,
    }),
    certificateLink: staff('Ссылка на свидетельство', link, 220),
    waivedReason: staff('Не требуется: причина', longText, 240, {
      note: 'Например: «обучен в 2025 году».',
      essential: true,
    }),
  },
});
