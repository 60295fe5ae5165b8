import { long, one, optional, reworded, yesNo } from '../question.ts';
import { eventFrequencies } from './assessment-parameters.ts';

/** The open questions of «Ожидания», the same for both roles. */
export const openExpectations = {
  expRole: reworded(
    'Что Вы ожидаете от программы и своей роли?',
    optional(long('Чего Вы ждёте от программы и от своей роли?')),
  ),
  valued: optional(long('Что для Вас особенно ценно?')),
  expFrequency: optional(one('Как часто Вы ожидаете мероприятия?', eventFrequencies)),
  gladToJoin: optional(yesNo('Рады ли Вы, что участвуете?')),
};

/** The first page of the block «Ожидания». */
export const expectationsPage = {
  title: 'Ожидания',
  help: 'Чего Вы ждёте от программы? Верных и неверных ответов нет.',
};
