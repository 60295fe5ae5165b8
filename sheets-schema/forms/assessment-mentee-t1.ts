import { defineForm } from '../question.ts';
import { menteeParameters } from './assessment-parameters.ts';

export const assessmentMenteeT1 = defineForm({
  name: 'assessmentMenteeT1',
  title: 'Итоговая оценка наставляемого',
  description: 'Те же пункты, что и в начале. Оценка может быть и ниже: с опытом мы замечаем больше.',
  tab: 'итог, наставляемый',
  questions: menteeParameters,
});
