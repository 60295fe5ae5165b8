import { defineForm, scale } from '../question.ts';
import { mentorParameters } from './assessment-parameters.ts';
import { expectationsPage, openExpectations } from './expectations.ts';

export const assessmentMentorT0 = defineForm({
  name: 'assessmentMentorT0',
  title: 'Стартовая оценка наставника',
  description: 'Оцените себя сегодня. В конце программы мы спросим то же самое; это не аттестация.',
  tab: 'старт, наставник',
  questions: {
    ...mentorParameters,
    expEffectiveness: scale('Ожидаемая эффективность программы'),
    expComfort: scale('Ожидаемый уровень комфорта при участии'),
    expOrganise: scale('Насколько эффективно Вы сможете организовать мероприятия?'),
    expAdaptation: scale('Ожидаемая полезность программы адаптации'),
    expTheory: scale('Как хорошо с Вашей помощью наставляемый овладеет теоретическими знаниями?'),
    expPractice: scale('Как хорошо с Вашей помощью наставляемый овладеет практическими навыками?'),
    expProgramme: scale('Ожидаемое качество разработанной Вами программы адаптации'),
    expInvolvement: scale('Ожидаемая включённость наставляемого'),
    expJointWork: scale('Ожидаемое удовлетворение от совместной работы'),
    ...openExpectations,
  },
  pages: { expEffectiveness: expectationsPage },
});
