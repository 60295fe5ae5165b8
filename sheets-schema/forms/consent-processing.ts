import { defineForm, one } from '../question.ts';

export const electronicDecisions = {
  given: 'даю согласие',
  refused: 'не даю согласия',
  withdrawn: 'отзываю согласие, данное раньше',
} as const;

export const consentProcessing = defineForm({
  name: 'consentProcessing',
  title: 'Согласие на обработку персональных данных',
  description: 'Текст согласия появится здесь, когда школа включит электронные формы согласия.',
  tab: 'согласие на обработку',
  questions: {
    decision: one('Ваше решение', electronicDecisions, 'Отказ не влечёт никаких последствий.'),
  },
});
