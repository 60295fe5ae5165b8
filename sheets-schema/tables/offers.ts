import { code, date, dateTime, int, longText, oneOf, text, yesNo } from '../cell.ts';
import { decisions } from '../choices/decision.ts';
import { defineTable, staff, system } from '../table.ts';

export const offers = defineTable({
  name: 'offers',
  title: 'Предложения наставников',
  kind: 'register',
  key: ['responseId'],
  about: 'Чем педагоги готовы помочь как наставники. Решение по каждому принимает куратор.',
  columns: {
    responseId: system('Ответ', text, 140, { hidden: true }),
    code: system('Код', code('К'), 70),
    person: system('Участник', text, 240),
    submittedAt: system('Получено', dateTime, 140),
    bestOffer: system('Сильнее всего', text, 240),
    offers: system('Направления', longText, 320),
    capacity: system('Скольких готов вести', text, 110),
    hoursPerMonth: system('Часов в месяц', text, 110),
    mentorExperience: system('Опыт наставничества', text, 150),
    wantsPaidWork: system('Согласен на доп. соглашение', yesNo, 150, {
      note: 'Пожелание, а не согласие по ст. 351.8 ТК РФ.',
    }),
    willingToTrain: system('Готов учиться', yesNo, 110),
    state: system('Состояние', longText, 200),
    decision: staff('Решение', oneOf(decisions), 120),
    decisionReason: staff('Причина решения', longText, 220, { note: 'Обязательна, если предложение отклонено.' }),
    acceptedOn: system('Принято с', date, 110, { note: 'День, когда программа увидела решение «принять».' }),
    places: staff('Вести, не больше', int(0, 10), 110, {
      essential: false,
      note: 'Если договорились иначе, чем в анкете. Пусто – как в анкете. Больше, чем разрешено на листе «Настройки», не бывает.',
    }),
  },
});
