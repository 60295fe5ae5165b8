import { forms } from '../../../sheets-schema/forms/index.ts';
import { addDays, daysBetween } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import type { ConsentBook } from '../consents/consent-validity.ts';
import { DESTROY_WITHIN_DAYS } from '../consents/destruction-term.ts';
import type { Problem } from '../programme.ts';
import { place } from '../rows/place.ts';
import { subjectOf } from './answer-author.ts';
import { deleteHeldOn, HELD_DAYS } from './answer-retention.ts';
import type { AnswerStatus } from './answer-status.ts';
import type { AnyAnswer } from './any-answer.ts';
import { isOutOfReach } from './out-of-reach.ts';
import type { Person } from './person.ts';

type Wording = Pick<Problem, 'reason' | 'whatToDo'>;

const sentAt = ({ submittedAt }: AnyAnswer) => `${dayText(submittedAt)} в ${submittedAt.slice(11, 16)}`;

/** The people and consents on which the words about an answer depend. */
interface Known {
  readonly people: ReadonlyMap<string, Person>;
  readonly consents: ConsentBook;
}

/** Why a recorded consent does not cover the answer today. */
function notInForce(row: NonNullable<ReturnType<ConsentBook['row']>>, today: string): string {
  const { validFrom, validUntil, documentRef } = row;
  if (!documentRef) return 'в «Реестре согласий» не указано, где лежит подписанное согласие';
  if (validUntil !== undefined && validUntil < today) return `согласие действовало до ${dayText(validUntil)}`;
  return `согласие начнёт действовать ${validFrom === undefined ? 'позже' : dayText(validFrom)}`;
}

function held(answer: AnyAnswer, known: Known, today: string): Wording {
  const subject = subjectOf(answer) ?? '';
  if (isOutOfReach(subject, known, today)) {
    return {
      reason: `Ответ от ${sentAt(answer)} не учитывается и нигде не показывается: человек ушёл из школы, действующего согласия нет.`,
      whatToDo: 'Удалите строку ответа здесь и сам ответ в форме.',
    };
  }
  const row = known.consents.row(subject, 'processing', today);
  if (row) {
    return {
      reason: `Ответ от ${sentAt(answer)} сейчас не учитывается и нигде не показывается: ${notInForce(row, today)}.`,
      whatToDo: 'Проверьте строку в «Реестре согласий». Если согласие продлено, внесите новое.',
    };
  }
  const deleteOn = deleteHeldOn(answer);
  return {
    reason: `Ответ от ${sentAt(answer)} ждёт согласия на обработку персональных данных: он не учитывается и нигде не показывается.`,
    whatToDo:
      daysBetween(deleteOn, today) >= 0
        ? `Согласия нет больше ${HELD_DAYS} дней: удалите строку ответа. Если согласие подписано, внесите его в «Реестр согласий».`
        : `Когда участник подпишет согласие, внесите его в «Реестр согласий». Если до ${dayText(deleteOn)} согласия не будет, удалите строку ответа.`,
  };
}

/** Whose consent the answer needs, in words. The administration answers about somebody else. */
const whose = ({ form }: AnyAnswer) => (form === 'adminRequest' ? ' педагога, о котором запрос,' : '');

function withdrawn(answer: AnyAnswer, consents: ConsentBook, today: string): Wording {
  const day = consents.withdrawnOn(subjectOf(answer) ?? '', 'processing', today) ?? today;
  return {
    reason: `Согласие${whose(answer)} на обработку персональных данных отозвано ${dayText(day)}: ответ больше не используется.`,
    whatToDo: `Удалите строку ответа здесь и сам ответ в форме не позднее ${dayText(addDays(day, DESTROY_WITHIN_DAYS))}.`,
  };
}

function wording(answer: AnyAnswer, status: AnswerStatus, known: Known, today: string): Wording | undefined {
  const asksNobody = isOutOfReach(answer.fields.code, known, today);
  switch (status) {
    case 'counts':
    case 'incomplete': // the workbook reader has reported the cell already
      return undefined;
    case 'replaced':
      if (answer.form === 'pairProgramme') {
        return {
          reason: `Ответ от ${sentAt(answer)} заменён: тот же человек позже ответил ещё раз. Если прежняя программа подтверждена, она действует, пока партнёр не подтвердит новую.`,
          whatToDo: 'Ничего делать не нужно.',
        };
      }
      return {
        reason: `Ответ от ${sentAt(answer)} заменён: тот же человек позже ответил ещё раз, учитывается последний ответ.`,
        whatToDo: asksNobody
          ? 'Ничего делать не нужно.'
          : 'Ничего делать не нужно. Если верен прежний ответ, попросите участника заполнить анкету ещё раз.',
      };
    case 'held':
      return held(answer, known, today);
    case 'refused':
      return {
        reason: `${answer.form === 'adminRequest' ? 'Педагог, о котором запрос, не дал' : 'Участник не дал'} согласия на обработку персональных данных: ответ не учитывается и нигде не показывается.`,
        whatToDo: 'Удалите строку ответа здесь и сам ответ в форме.',
      };
    case 'withdrawn':
      return withdrawn(answer, known.consents, today);
    case 'stranger':
      return {
        reason: `Ответ от ${sentAt(answer)} не учитывается: такого кода нет на листе «Участники».`,
        whatToDo:
          'Если это педагог Вашей школы, внесите его на лист «Участники» с этим кодом. Если ответ случайный, удалите его строку.',
      };
    case 'forged':
      return {
        reason: `Ответ от ${sentAt(answer)} не учитывается: служебный ключ не подходит к коду участника.`,
        whatToDo: asksNobody
          ? 'Этот ответ можно удалить.'
          : 'Попросите участника заполнить анкету ещё раз по личной ссылке из письма и ничего не менять в полях «код» и «служебный ключ». Этот ответ можно удалить.',
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
  known: Known,
  today: string,
): Problem | undefined {
  const words = wording(answer, status, known, today);
  if (!words) return undefined;
  const code = subjectOf(answer);
  return { ...place(forms[answer.form].tab, answer), ...(code === undefined ? {} : { code }), ...words };
}
