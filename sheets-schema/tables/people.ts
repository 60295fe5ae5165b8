import { code, curatorNumber, date, email, longText, oneOf, personName, text, yesNo } from '../cell.ts';
import { experienceBands } from '../choices/experience-band.ts';
import { subjectGroups } from '../choices/subject-group.ts';
import { commandText } from '../command-text.ts';
import { formerOffer } from '../former-offer.ts';
import { defineTable, staff, system } from '../table.ts';

/** The legal ground of a mentor's work. It decides whether art. 351.8 of the Labour Code requires a written consent and a supplementary agreement. */
const labourGrounds = {
  art3518: 'по письменному согласию (ст. 351.8 ТК РФ)',
  jobDuties: 'входит в должностные обязанности',
} as const;

export const people = defineTable({
  name: 'people',
  title: 'Участники',
  kind: 'register',
  key: ['code'],
  about: 'Список приглашённых педагогов. Впишите ФИО, должность и почту: код участника появится сам.',
  tabColor: '#188038',
  frozenColumns: 2,
  columns: {
    code: system('Код', code('К'), 70, {
      note: `Даётся один раз и не меняется. В режиме «коды» его вписывает команда (${commandText('key', 'make')}); ФИО, должность и почта остаются пустыми.`,
    }),
    name: staff('ФИО', personName, 240, { essential: true }),
    position: staff('Должность', text, 200),
    email: staff('Рабочая почта', email, 220),
    subjectGroup: staff('Предметная область', oneOf(subjectGroups), 220),
    experienceBand: staff('Стаж', oneOf(experienceBands), 120),
    isYoungSpecialist: staff('Молодой специалист', yesNo, 120, {
      note: 'Работает в педагогической должности менее трёх полных лет.',
    }),
    invitedOn: staff('Приглашён', date, 110, {
      note: 'С этого дня человек получает приглашение и бланк согласия. Пока пусто, писем нет.',
    }),
    leftSchoolOn: staff('Уволен', date, 110),
    labourGround: staff('Основание работы наставником', oneOf(labourGrounds), 260, {
      note: 'Пусто – по письменному согласию, ст. 351.8 ТК РФ. Решает юрист школы.',
    }),
    remindersOff: staff('Не напоминать', yesNo, 120, { note: '«да» – напоминания этому человеку не отправляются.' }),
    building: staff('Здание', text, 140, {
      note: 'Если у школы несколько зданий: одинаково у всех, кто работает в одном.',
    }),
    department: staff('Подразделение', text, 160, { note: 'Кафедра, методобъединение: одинаково у всех, кто в нём.' }),
    managerCode: staff('Руководитель (код)', code('К'), 130, {
      essential: false,
      note: 'Код непосредственного руководителя, если он тоже на этом листе.',
    }),
    formerMentorCode: staff('Наставник прошлого года (код)', code('К'), 150, {
      essential: false,
      note: 'Для настройки «Прошлогодний наставник».',
    }),
    waitedLastYear: staff('В прошлом году без наставника', yesNo, 150, {
      essential: false,
      note: '«да» – просил наставника в прошлом году и не получил. Для настройки «Кому первому, если мест не хватает».',
    }),
    formerOffer: staff('Предложение прошлого года', formerOffer, 260, {
      essential: false,
      note: 'Записывает перенос в новый год. Подставится в анкету наставника и будет учтено, только когда он её отправит.',
    }),
    consent: system('Согласие', text, 150),
    answered: system('Анкета', text, 130),
    roles: system('Роли', text, 180),
    state: system('Чего ждём', longText, 300),
    curator: staff('Куратор: №', curatorNumber, 110, {
      essential: false,
      note: 'Номер с листа «Кураторы». Пусто – куратор пары этого человека, а без пары – первый.',
    }),
    ledBy: system('Куратор', text, 200, { note: 'Кто ведёт сейчас; заполняется, если кураторов несколько.' }),
  },
});
