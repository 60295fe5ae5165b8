import { defineForm } from '../question.ts';
import { mentorParameters } from './assessment-parameters.ts';

export const assessmentMentorT1 = defineForm({
  name: 'assessmentMentorT1',
  title: 'Итоговая оценка наставника',
  description: 'Те же пункты, что и в начале. Оценка может быть и ниже: с опытом мы замечаем больше.',
  tab: 'итог, наставник',
  questions: mentorParameters,
});
