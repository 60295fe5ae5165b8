import { area, defineForm, long, one, optional, personCode, short, yesNo } from '../question.ts';

const requestGrounds = {
  youngSpecialist: 'молодой специалист',
  newcomer: 'новый сотрудник',
  newSubject: 'новый предмет или класс',
  lessonVisits: 'итоги посещения уроков',
  ownWish: 'просьба самого педагога',
  other: 'иное',
} as const;

export const adminRequest = defineForm({
  name: 'adminRequest',
  title: 'Запрос администрации школы',
  description:
    'Если Вы видите, кому нужна поддержка, сначала обсудите это с педагогом: он увидит текст запроса и может отказаться.',
  tab: 'запрос администрации',
  questions: {
    aboutCode: personCode('О ком запрос (код участника, давшего согласие)', 'Например К-07.'),
    need1: area('Направления поддержки: главное'),
    need2: optional(area('Направления поддержки: второе')),
    need3: optional(area('Направления поддержки: третье')),
    ground: one('Основание', requestGrounds),
    expectedResult: long('Какой результат ожидает администрация'),
    discussedWithTeacher: yesNo('Обсуждён ли запрос с педагогом', 'Пока не обсуждён, запрос ждёт.'),
    requestedBy: short('Должность автора запроса'),
  },
});
