import { curatorNumber, date, email, longText, personName, text } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const curators = defineTable({
  name: 'curators',
  title: 'Кураторы',
  kind: 'register',
  key: ['curatorId'],
  about:
    'Остальные кураторы и замещения. Первый куратор (КР-1) указан в «Настройках», он подписывает документы. Кто кого ведёт, отмечают номером в столбце «Куратор: №» листов «Участники», «Пары и группы», «Дорожная карта»; где пусто, ведёт первый.',
  optional: true,
  columns: {
    curatorId: system('№', text, 60, { note: 'Появится сам: КР-2, КР-3 …' }),
    name: staff('ФИО', personName, 240, {
      note: 'Фамилия, имя и отчество полностью. В режиме «коды» пусто: имя – в ключе на компьютере школы.',
    }),
    email: staff('Почта', email, 220, {
      note: 'На этот адрес приходят письма куратора. Без него письма получает первый.',
    }),
    contact: staff('Как связаться', text, 200, {
      note: 'Телефон, кабинет: стоит в конце писем тем, кого этот куратор ведёт.',
    }),
    replaces: staff('Кого замещает: №', curatorNumber, 130, {
      essential: false,
      note: 'Только для замещения: номер куратора, которого этот человек замещает. КР-1 – первый.',
    }),
    from: staff('Замещает с', date, 110, { essential: false }),
    until: staff('Замещает по', date, 110, { essential: false, note: 'Включительно. Пусто – пока не впишете день.' }),
    state: system('Сейчас', longText, 320),
  },
});
