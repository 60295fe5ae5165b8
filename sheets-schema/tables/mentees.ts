import { code, date, int, link, longText, oneOf, text, yesNo } from '../cell.ts';
import { experienceBands } from '../choices/experience-band.ts';
import { defineTable, staff, system } from '../table.ts';
import { participationStatuses } from './participations.ts';

/** The printed list contains this many columns, counted from the left. */
export const MENTEE_BASE_COLUMNS = 13;

const passedMarks = { passed: 'прошёл', notCompleted: 'не завершил', leftEarly: 'выбыл' } as const;

export const mentees = defineTable({
  name: 'mentees',
  title: 'База наставляемых',
  kind: 'register',
  key: ['code'],
  about: 'Тринадцать столбцов базы, правее – служебные. Наставники берутся из листа «Пары и группы».',
  tabColor: '#9334E6',
  frozenColumns: 2,
  columns: {
    no: system('№', int(1), 50),
    person: system('ФИО наставляемого', text, 240),
    contact: system('Контакты для связи', text, 200),
    birthYear: staff('Год рождения наставляемого', int(1930, 2015), 110, {
      hidden: true,
      essential: false,
      note: 'Необязательно: программа вместо года рождения использует стаж.',
    }),
    mainNeed: system('Основной запрос наставляемого', longText, 260),
    joinedOn: system('Дата вхождения в программу', date, 120),
    partners: system('ФИО наставника', longText, 240),
    form: system('Форма наставничества', longText, 260),
    partnerWorkplace: system('Место работы/учебы наставника', text, 200),
    completedOn: system('Дата завершения программы', date, 120),
    results: system('Результаты программы', longText, 280),
    feedbackUrl: staff('Обратная связь наставляемого (ссылка на отзыв на сайте)', link, 240, {
      note: 'Нужно согласие на распространение, в котором разрешён отзыв.',
    }),
    passed: system('Отметка о прохождении программы', oneOf(passedMarks), 140),
    code: system('Код', code('К'), 70),
    status: system('Состояние', oneOf(participationStatuses), 120),
    consent: system('Согласие действует', yesNo, 120),
    experienceBand: system('Стаж', oneOf(experienceBands), 120, { note: 'Показан вместо года рождения.' }),
    otherNeeds: system('Другие запросы', longText, 240),
    t0On: system('Стартовая оценка', date, 120),
    t1On: system('Итоговая оценка', date, 120),
    plan: system('План развития', text, 130),
    memoSentOn: system('Памятка отправлена', date, 120),
    missing: system('Чего не хватает', longText, 280),
    withoutPairReason: staff('Без пары: причина', longText, 240, {
      note: 'Заполните, если решено, что наставника в этом году не будет.',
    }),
    wantsSecond: staff('Нужен второй наставник', yesNo, 130, {
      note: 'Подбор предложит второго, другого наставника, когда места останутся после всех первых пар.',
    }),
    resultsOverride: staff('Результаты: своя запись', longText, 260, {
      note: 'Печатается вместо посчитанных результатов.',
    }),
  },
});
