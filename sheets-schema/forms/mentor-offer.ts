import { meetingModes } from '../choices/meeting-mode.ts';
import { menteeExperiences } from '../choices/mentee-experience.ts';
import { slots } from '../choices/slot.ts';
import { area, areas, defineForm, long, many, one, optional, reworded, short, yesNo } from '../question.ts';

export const mentorExperiences = { none: 'нет', once: '1–2 раза', regular: 'постоянно' } as const;

const mentorMethods = {
  planning: 'совместное планирование',
  lessonVisit: 'посещение уроков',
  openLesson: 'открытый урок',
  documents: 'разбор документов',
  talk: 'беседа',
  online: 'онлайн-консультация',
} as const;

export const capacities = { '1': '1', '2': '2', '3': '3' } as const;

export const monthlyHours = { '2': '2', '4': '4', '6': '6', '8': '8 и более' } as const;

export const mentorOffer = defineForm({
  name: 'mentorOffer',
  title: 'Чем я могу быть полезен в качестве наставника?',
  description: 'Отметьте направления, в которых готовы помогать, и сколько времени у Вас есть.',
  tab: 'предложение наставника',
  questions: {
    offers: areas('По каким направлениям Вы готовы помогать?', 'От одного до шести направлений.'),
    bestOffer: area('В чём Вы сильнее всего?', 'Одно из отмеченных выше.'),
    achievements: optional(long('Важные для программы достижения (категория, конкурсы, разработки)')),
    interests: optional(long('Ваши интересы, чем готовы делиться кроме предмета')),
    mentorExperience: one('Был ли опыт наставничества?', mentorExperiences),
    methods: optional(many('Какие формы работы Вам близки?', mentorMethods)),
    capacity: one('Скольких наставляемых Вы готовы вести?', capacities),
    hoursPerMonth: one('Сколько часов в месяц Вы можете уделять?', monthlyHours),
    menteeExperience: optional(many('С кем Вам комфортнее работать?', menteeExperiences)),
    slots: many('Когда Вам удобно встречаться?', slots),
    meetingMode: optional(one('В каком формате удобно встречаться?', meetingModes)),
    willingToTrain: yesNo('Готовы ли пройти обучение наставников?'),
    ownNeeds: optional(areas('Чему Вы сами хотели бы научиться?')),
    wantsPaidWork: yesNo(
      'Готовы ли Вы выполнять эту работу по дополнительному соглашению (ст. 351.8 ТК РФ)?',
      'Это пожелание, а не согласие: бланк согласия подписывается позже.',
    ),
    vetoCodes: optional(
      reworded(
        'С кем Вы не хотели бы работать в паре? (увидит только куратор)',
        short('С кем Вы не хотели бы работать в паре?', 'Коды через запятую: К-07, К-12.'),
      ),
    ),
  },
  pages: {
    capacity: { title: 'Сколько времени у Вас есть' },
    willingToTrain: { title: 'Обучение и оформление' },
  },
});
