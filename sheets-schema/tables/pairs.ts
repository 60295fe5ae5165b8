import { code, codes, curatorNumber, date, int, link, longText, oneOf, text } from '../cell.ts';
import { pairKinds } from '../choices/pair-kind.ts';
import { workFormats } from '../choices/work-format.ts';
import { defineTable, staff, system } from '../table.ts';

export const pairStatuses = {
  proposed: 'предложена',
  confirmed: 'подтверждена',
  active: 'действует',
  ended: 'завершена',
  dissolved: 'расформирована',
  declined: 'отклонена куратором',
  outdated: 'предложение устарело',
} as const;

export type PairStatus = keyof typeof pairStatuses;

const pairDecisions = { confirm: 'подтвердить', decline: 'отклонить' } as const;

export const pairs = defineTable({
  name: 'pairs',
  title: 'Пары и группы',
  kind: 'register',
  key: ['pairCode'],
  about: 'Предложенные и утверждённые пары. Пара действует с даты приказа, если её подтвердил куратор.',
  tabColor: '#9334E6',
  columns: {
    pairCode: system('Код пары', code('П'), 80),
    mentorCode: system('Наставник: код', code('К'), 107, { essential: true }),
    mentor: system('Наставник', text, 220),
    menteeCodes: system('Наставляемые: коды', codes('К'), 136, { essential: true }),
    mentees: system('Наставляемые', longText, 260),
    status: system('Состояние', oneOf(pairStatuses), 150),
    blocker: system('Что мешает', longText, 260),
    why: system('Почему эта пара', longText, 380),
    decision: staff('Решение куратора', oneOf(pairDecisions), 130),
    decisionOn: staff('Дата решения', date, 110),
    workFormat: system('Пара или группа', oneOf(workFormats), 110),
    pairKind: staff('Вид пары', oneOf(pairKinds), 280, { note: 'Пусто – как выбрано в запросе наставляемого.' }),
    orderNumber: staff('Приказ: номер', text, 110, { essential: true }),
    orderDate: staff('Приказ: дата', date, 110),
    orderLink: staff('Приказ: ссылка', link, 180),
    agreementNumber: staff('Соглашение: номер', text, 130, {
      note: 'Дополнительное соглашение с наставником (ст. 351.8 ТК РФ). Одно соглашение о нескольких парах – одинаково в каждой строке.',
    }),
    agreementDate: staff('Соглашение: дата', date, 110, { essential: false }),
    agreementSignedOn: staff('Соглашение: подписано', date, 130, {
      note: 'День, когда подписали обе стороны.',
      essential: false,
    }),
    activeFrom: system('Действует с', date, 110),
    meetingsHeld: system('Встреч проведено', int(0), 100),
    lastMeeting: system('Последняя встреча', date, 120),
    nextDue: system('Следующая встреча', text, 200, { note: 'Вид встречи и срок.' }),
    nextDueOn: system('Срок следующей', date, 120),
    gaps: system('Пропуски', longText, 300, {
      note: 'Встречи, срок которых прошёл, две недели без встреч и наставляемые, которых не было дважды подряд.',
    }),
    endNoticeOn: staff('Уведомление о прекращении', date, 140, {
      note: 'Дата письменного уведомления. Работа прекращается не раньше чем через три рабочих дня (ст. 351.8 ТК РФ).',
    }),
    endedOn: staff('Прекращена с', date, 110),
    endReason: staff('Причина прекращения', longText, 220),
    note: staff('Примечание', longText, 220),
    curator: staff('Куратор: №', curatorNumber, 110, {
      essential: false,
      note: 'Номер с листа «Кураторы». Пусто – куратор наставника, а без него – первый.',
    }),
    ledBy: system('Куратор', text, 200, { note: 'Кто ведёт сейчас; заполняется, если кураторов несколько.' }),
  },
});
