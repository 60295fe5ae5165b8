import { date, int, link, longText, oneOf, text, yesNo } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

const trainingFormats = { inPerson: 'очно', remote: 'дистанционно', mixed: 'смешанно' } as const;

export const trainings = defineTable({
  name: 'trainings',
  title: 'Программы обучения',
  kind: 'register',
  key: ['trainingId'],
  about: 'Курсы и семинары, из которых школа выбирает обучение наставников.',
  columns: {
    trainingId: system('№', text, 60),
    organisation: staff('Организация', text, 260),
    programme: staff('Программа', text, 300),
    hours: staff('Часов', int(1, 2000), 80),
    format: staff('Формат', oneOf(trainingFormats), 120),
    startsOn: staff('Начало', date, 110),
    endsOn: staff('Окончание', date, 110),
    link: staff('Ссылка', link, 220),
    chosen: staff('Выбрана', yesNo, 90, { note: '«да» – по этой программе школа учит наставников.' }),
    note: staff('Примечание', longText, 220),
    signed: system('Записано', int(0), 90),
    finished: system('Окончили', int(0), 90),
    state: system('Состояние', longText, 220),
  },
});
