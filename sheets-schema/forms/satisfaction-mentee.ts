import { defineForm, long, one, optional, scale, yesNo } from '../question.ts';
import { eventFrequencies } from './assessment-parameters.ts';

export const satisfactionMentee = defineForm({
  name: 'satisfactionMentee',
  title: 'Анкета удовлетворённости наставляемого',
  description: 'Как Вам программа? Наставник Ваших ответов не увидит.',
  tab: 'удовлетворённость, наставляемый',
  questions: {
    effectiveness: scale('Эффективность программы'),
    comfort: scale('Насколько комфортно было работать?'),
    organisation: scale('Качество организационных мероприятий'),
    adaptation: scale('Полезность программы адаптации'),
    skillEvents: scale('Польза мероприятий по развитию навыков'),
    theory: scale('Качество передачи теоретических знаний'),
    practice: scale('Качество передачи практических навыков'),
    support: scale('Ощущение поддержки от наставника'),
    jointWork: scale('Насколько Вы довольны совместной работой?'),
    overall: scale('Насколько Вы в целом удовлетворены участием в программе?'),
    expectationsMet: scale('Насколько оправдались Ваши ожидания?'),
    valuedMost: optional(long('Что было особенно ценно?')),
    lacked: optional(long('Чего не хватило, что хотелось бы изменить?')),
    frequency: optional(one('Как часто проводились мероприятия?', eventFrequencies)),
    gladJoined: yesNo('Рады ли Вы, что участвовали?'),
    continueWish: yesNo('Хотели бы продолжить?'),
    becomeMentor: optional(yesNo('Хотели бы в будущем стать наставником?')),
    quote: optional(long('Отзыв, который можно опубликовать')),
  },
  pages: { expectationsMet: { title: 'Что получилось и чего не хватило' } },
});
