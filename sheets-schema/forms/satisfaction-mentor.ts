import { defineForm, long, one, optional, scale, yesNo } from '../question.ts';
import { eventFrequencies } from './assessment-parameters.ts';

const loadFairness = { fair: 'да', more: 'больше', less: 'меньше' } as const;

export const satisfactionMentor = defineForm({
  name: 'satisfactionMentor',
  title: 'Анкета удовлетворённости наставника',
  description: 'Как Вам программа? Наставляемый Ваших ответов не увидит.',
  tab: 'удовлетворённость, наставник',
  questions: {
    effectiveness: scale('Эффективность программы'),
    comfort: scale('Насколько комфортно было работать?'),
    organise: scale('Насколько эффективно удалось организовать мероприятия?'),
    adaptation: scale('Эффективность программы адаптации'),
    theory: scale('Насколько наставляемый овладел теоретическими знаниями?'),
    practice: scale('Насколько наставляемый овладел практическими навыками?'),
    programme: scale('Качество разработанной Вами программы'),
    involvement: scale('Включённость наставляемого'),
    jointWork: scale('Насколько Вы довольны совместной работой?'),
    overall: scale('Насколько Вы в целом удовлетворены участием в программе?'),
    expectationsMet: scale('Насколько оправдались Ваши ожидания?'),
    valuedMost: optional(long('Что было особенно ценно?')),
    lacked: optional(long('Чего не хватило, что хотелось бы изменить?')),
    frequency: optional(one('Как часто проводились мероприятия?', eventFrequencies)),
    gladJoined: yesNo('Рады ли Вы, что участвовали?'),
    continueWish: yesNo('Хотели бы продолжить?'),
    loadFair: one('Соответствовала ли нагрузка договорённостям?', loadFairness),
    quote: optional(long('Отзыв, который можно опубликовать')),
  },
  pages: { expectationsMet: { title: 'Что получилось и чего не хватило' } },
});
