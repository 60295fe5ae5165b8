import { forms } from '../../../sheets-schema/forms/index.ts';
import { addDays, daysBetween } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import { DESTROY_WITHIN_DAYS } from '../consents/destruction-term.ts';
import type { Problem } from '../programme.ts';
import { place } from '../rows/place.ts';
import { type AnswerStatus, subjectOf } from './answer-status.ts';
import type { AnyAnswer } from './any-answer.ts';
import type { ConsentBook } from './consent-book.ts';

/** The number of days for which an answer may wait for its consent. After that, the school should delete the answer. */
const HELD_DAYS = 30;

type Wording = Pick<Problem, 'reason' | 'whatToDo'>;

const sentAt = ({ submittedAt }: AnyAnswer) => `${dayText(submittedAt)} в ${submittedAt.slice(11, 16)}`;

function held(answer: AnyAnswer, today: string): Wording {
  const deleteOn = addDays(answer.submittedAt.slice(0, 10), HELD_DAYS);
  return {
    reason: `Ответ от ${sentAt(answer)} ждёт согласия на обработку персональных данных: он не учитывается и нигде не показывается.`,
    whatToDo:
      daysBetween(deleteOn, today) >= 0
        ? `Согласия нет больше ${HELD_DAYS} дней: удалите строку ответа. Если согласие подписано, внесите его в «Реестр согласий».`
        : `Когда участник подпишет согласие, внесите его в «Реестр согласий». Если до ${dayText(deleteOn)} согласия не будет, удалите строку ответа.`,
  };
}

function withdrawn(answer: AnyAnswer, consents: ConsentBook, today: string): Wording {
  const day = consents.withdrawnOn(subjectOf(answer) ?? '', 'processing', today) ?? today;
  return {
    reason: `Участник отозвал согласие ${dayText(day)}: его ответ больше не используется.`,
    whatToDo: `Удалите строку ответа здесь и сам ответ в форме не позднее ${dayText(addDays(day, DESTROY_WITHIN_DAYS))}.`,
  };
}

function wording(answer: AnyAnswer, status: AnswerStatus, consents: ConsentBook, today: string): Wording | undefined {
  switch (status) {
    case 'counts':
    case 'incomplete': // the workbook reader has reported the cell already
      return undefined;
    case 'replaced':
      return {
        reason: `Ответ от ${sentAt(answer)} заменён: тот же человек позже ответил ещё раз, учитывается последний ответ.`,
        whatToDo: 'Ничего делать не нужно. Если верен прежний ответ, попросите участника заполнить анкету ещё раз.',
      };
    case 'held':
      return held(answer, today);
    case 'refused':
      return {
        reason:
          'Участник отказался от обработки персональных данных: его ответ не учитывается и нигде не показывается.',
        whatToDo: 'Удалите строку ответа здесь и сам ответ в форме.',
      };
    case 'withdrawn':
      return withdrawn(answer, consents, today);
    case 'stranger':
      return {
        reason: `Ответ от ${sentAt(answer)} не учитывается: такого кода нет на листе «Участники».`,
        whatToDo:
          'Если это педагог Вашей школы, внесите его на лист «Участники» с этим кодом. Если ответ случайный, удалите его строку.',
      };
    case 'forged':
      return {
        reason: `Ответ от ${sentAt(answer)} не учитывается: служебный ключ не подходит к коду участника.`,
        whatToDo:
          'Попросите участника заполнить анкету ещё раз по личной ссылке из письма и ничего не менять в полях «код» и «служебный ключ». Этот ответ можно удалить.',
      };
    case 'nameless':
      return {
        reason: `Ответ от ${sentAt(answer)} не учитывается: в нём нет кода участника.`,
        whatToDo: 'Попросите участника заполнить анкету по личной ссылке из письма. Этот ответ можно удалить.',
      };
  }
}

/** The line of «Проверка данных» about an invalid answer. It never shows the answer's content. */
export function answerProblem(
  answer: AnyAnswer,
  status: AnswerStatus,
  consents: ConsentBook,
  today: string,
): Problem | undefined {
  const words = wording(answer, status, consents, today);
  if (!words) return undefined;
  const code = subjectOf(answer);
  return { ...place(forms[answer.form].tab, answer), ...(code === undefined ? {} : { code }), ...words };
}
