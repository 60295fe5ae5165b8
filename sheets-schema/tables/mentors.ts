import { code, date, int, link, longText, oneOf, text, yesNo } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';
import { participationStatuses } from './participations.ts';

/** The printed list contains this many columns, counted from the left. */
export const MENTOR_BASE_COLUMNS = 16;

export const mentors = defineTable({
  name: 'mentors',
  title: 'База наставников',
  kind: 'register',
  key: ['code'],
  about: 'Шестнадцать столбцов базы, правее – служебные. Наставляемые берутся из листа «Пары и группы».',
  tabColor: '#9334E6',
  frozenColumns: 2,
  columns: {
    no: system('№', int(1), 50),
    person: system('ФИО наставника', text, 240),
    contact: system('Контакты для связи', text, 200),
    workplace: system('Место работы/учебы наставника', text, 200),
    competences: system('Основные компетенции наставника', longText, 280),
    achievements: system('Важные для программы достижения наставника', longText, 260),
    interests: system('Интересы наставника', longText, 240),
    menteeExperience: system('Желаемый возраст наставляемых', text, 180, {
      note: 'Программа спрашивает не возраст, а опыт.',
    }),
    hoursPerMonth: system('Ресурс времени на программу наставничества', text, 150),
    joinedOn: system('Дата вхождения в программу', date, 120),
    partners: system('ФИО наставляемого (наставляемых)', longText, 240),
    form: system('Форма наставничества', longText, 260),
    partnerWorkplace: system('Место работы/учебы наставляемого', text, 200),
    completedOn: system('Дата завершения программы', date, 120),
    results: system('Результаты программы', longText, 280),
    caseUrl: staff('Ссылка на кейс/отзыв наставника на сайте', link, 240, {
      note: 'Нужно согласие на распространение, в котором разрешён кейс.',
    }),
    code: system('Код', code('К'), 70),
    status: system('Состояние', oneOf(participationStatuses), 120),
    consent: system('Согласие действует', yesNo, 120),
    capacity: system('Скольких готов вести', int(0, 10), 110),
    load: system('Сколько ведёт', int(0), 100),
    mentoringWork: system('Согласие по ст. 351.8 ТК РФ', yesNo, 150),
    interview: system('Собеседование', text, 150),
    training: system('Обучение', text, 150),
    t0On: system('Стартовая оценка', date, 120),
    t1On: system('Итоговая оценка', date, 120),
    missing: system('Чего не хватает', longText, 280),
    portfolioUrl: staff('Портфолио', link, 200),
    resultsOverride: staff('Результаты: своя запись', longText, 260, {
      note: 'Печатается вместо посчитанных результатов.',
    }),
  },
});
