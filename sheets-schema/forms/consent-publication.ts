import { defineForm, long, one, optional } from '../question.ts';
import { electronicDecisions } from './consent-processing.ts';

const permissions = { allowed: 'разрешаю', denied: 'не разрешаю' } as const;

const category = (title: string) => optional(one(title, permissions, 'Без ответа – не разрешено.'));

export const consentPublication = defineForm({
  name: 'consentPublication',
  title: 'Согласие на обработку персональных данных, разрешённых для распространения',
  description: 'Текст согласия появится здесь, когда школа включит электронные формы согласия.',
  tab: 'согласие на распространение',
  questions: {
    decision: one('Ваше решение', electronicDecisions, 'Отказ не влечёт никаких последствий.'),
    name: category('Фамилия, имя, отчество'),
    position: category('Должность'),
    photo: category('Фотография'),
    quote: category('Отзыв о программе'),
    achievements: category('Достижения'),
    case: category('Описание практики (кейс)'),
    conditions: optional(long('Условия и запреты', 'Например: только без фотографии рядом; не передавать дальше.')),
  },
});
