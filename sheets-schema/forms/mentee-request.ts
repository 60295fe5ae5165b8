import { meetingModes } from '../choices/meeting-mode.ts';
import { slots } from '../choices/slot.ts';
import { area, defineForm, long, many, one, optional, reworded, short } from '../question.ts';

const wishedFormats = { pair: 'вдвоём', group: 'в группе', any: 'всё равно' } as const;

const mentorTraits = {
  sameSubject: 'тот же предмет',
  similarClasses: 'похожие классы',
  muchExperience: 'большой опыт',
  newMethods: 'новые методики',
  closeAge: 'близкий возраст',
  notAdministration: 'не из администрации',
} as const;

export const menteeRequest = defineForm({
  name: 'menteeRequest',
  title: 'Анкета наставляемого: запрос',
  description: 'Опишите, в чём Вам нужна поддержка: по запросу мы подберём наставника.',
  tab: 'запрос наставляемого',
  questions: {
    need1: area('Главное, в чём Вам нужна поддержка'),
    need2: optional(area('Второе по важности', 'Не повторяйте главное направление.')),
    need3: optional(area('Третье', 'Не повторяйте предыдущие направления.')),
    situation: long('Опишите ситуацию, которую хотелось бы изменить (без имён учеников и коллег)'),
    desiredResult: reworded(
      'По какому признаку в декабре Вы поймёте, что стало лучше?',
      long('По какому признаку в конце программы Вы поймёте, что стало лучше?'),
    ),
    workFormat: one('Как Вам удобнее работать?', wishedFormats),
    slots: many('Когда Вам удобно встречаться?', slots),
    meetingMode: optional(one('Формат встреч', meetingModes)),
    mentorTraits: optional(many('Что для Вас важно в наставнике?', mentorTraits)),
    vetoCodes: optional(
      reworded(
        'С кем Вам было бы некомфортно работать? (увидит только куратор)',
        short('С кем Вам было бы некомфортно работать?', 'Коды через запятую: К-07, К-12.'),
      ),
    ),
    dataNote: optional(long('Что ещё важно знать куратору?')),
  },
  pages: { workFormat: { title: 'Как Вам удобнее работать' } },
});
