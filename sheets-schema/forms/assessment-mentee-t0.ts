import { defineForm, reworded, scale } from '../question.ts';
import { menteeParameters } from './assessment-parameters.ts';
import { expectationsPage, openExpectations } from './expectations.ts';

export const assessmentMenteeT0 = defineForm({
  name: 'assessmentMenteeT0',
  title: 'Стартовая оценка наставляемого',
  description: 'Оцените себя сегодня. В конце программы мы спросим то же самое; это не аттестация.',
  tab: 'старт, наставляемый',
  questions: {
    ...menteeParameters,
    expEffectiveness: scale('Ожидаемая эффективность программы'),
    expComfort: scale('Ожидаемый уровень комфорта при участии'),
    expOrganisation: scale(
      'Ожидаемое качество организационных мероприятий (знакомство с коллективом, рабочим местом, обязанностями)',
    ),
    expAdaptation: scale('Ожидаемая полезность программы адаптации'),
    expSkillEvents: scale('Ожидаемая польза мероприятий по развитию навыков (открытые уроки, семинары, конкурсы)'),
    expTheory: scale('Ожидаемое качество передачи теоретических знаний'),
    expPractice: scale('Ожидаемое качество передачи практических навыков'),
    expSupport: scale('Насколько Вам важно ощущение поддержки от наставника?'),
    expJointWork: reworded(
      'Насколько Вам важно остаться довольным совместной работой?',
      scale('Насколько Вам важно, чтобы совместная работа Вас устроила?'),
    ),
    ...openExpectations,
  },
  pages: { expEffectiveness: expectationsPage },
});
