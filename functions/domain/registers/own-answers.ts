import type { Role } from '../../../sheets-schema/choices/role.ts';
import { forms, formsOfRole } from '../../../sheets-schema/forms/index.ts';
import { dayText } from '../calendar/day-text.ts';
import { replacementMark } from '../intake/answer-book.ts';
import type { AnswerStatus } from '../intake/answer-status.ts';
import type { AnyAnswer } from '../intake/any-answer.ts';
import { membersOf, type Pair } from '../pairs/pair.ts';
import type { FormName, Programme } from '../programme.ts';
import { feedbackRounds, roundOf } from '../timetable/feedback-rounds.ts';
import { hasMet } from './assessments.ts';
import type { BaseFacts } from './base-facts.ts';

/** The facts that decide which of a person's answers they may still correct. */
export interface OwnAnswerFacts {
  readonly bases: BaseFacts;
  readonly pairs: readonly Pair[];
}

/** One of a person's own answers, as they see it. */
export interface OwnAnswer {
  readonly answer: AnyAnswer;
  /** The way in which the programme uses the answer, in Russian; undefined if it uses the answer without restrictions. */
  readonly state: string | undefined;
  /** Whether the person has answered again later. */
  readonly isReplaced: boolean;
  /** The parts that a correction cannot change, in Russian; undefined if it may change everything. */
  readonly limits: string | undefined;
  /** Why the person may no longer correct the answer, in Russian; undefined if they may. */
  readonly fixed: string | undefined;
}

/** Statuses of answers that are not certain to be the person's own: their links had no valid key. */
const NOT_OWN: ReadonlySet<AnswerStatus> = new Set(['nameless', 'forged', 'stranger']);

const STATES: Partial<Readonly<Record<AnswerStatus, string>>> = {
  held: 'Ответ сохранён, но не учитывается, пока Вы не дали согласие на обработку персональных данных.',
  refused: 'Ответ не учитывается: Вы не дали согласия на обработку персональных данных. Куратор его удалит.',
  withdrawn: 'Ответ не учитывается: Вы отозвали согласие на обработку персональных данных. Куратор его удалит.',
  incomplete: 'Ответ не учитывается: на обязательный вопрос нет ответа, который программа может прочитать.',
  replaced: 'Вы ответили ещё раз, учитывается более поздний ответ.',
};

/** A confirmed programme stays in force even if its author writes another one. */
const REPLACED_PROGRAMME =
  'Вы прислали более поздний ответ. Если прежняя программа подтверждена, она действует, пока партнёр не подтвердит новую.';

/** The subject of an answer, by form. An answer about another subject replaces nothing. */
const SUBJECTS: Partial<Readonly<Record<FormName, string>>> = {
  meetingReport: 'Пару, вид и дату встречи не меняйте: получился бы отчёт о ещё одной встрече.',
  pairProgramme: 'Пару, шаг и наставляемых не меняйте: получился бы ответ о другой программе.',
  trialMeeting: 'Пару не меняйте: получился бы ответ о другой паре.',
  mentorReport: 'Пару не меняйте: получился бы отчёт о другой паре.',
  adminRequest: 'Педагога не меняйте: получился бы запрос о другом человеке.',
  preference: 'Роль не меняйте: получился бы ответ в другой роли.',
  feedback: 'Роль не меняйте: получился бы ответ в другой роли.',
};

/** Forms that are no part of the final report: their answers may change after it. */
const NOT_REPORTED: ReadonlySet<FormName> = new Set(['consentProcessing', 'consentPublication', 'reminders']);

const finalReportOf = ({ tables }: Programme) =>
  tables.documents.find(({ kind, date }) => kind === 'finalReport' && date !== undefined);

const inPair = (pairs: readonly Pair[], code: string, role: Role | undefined): boolean =>
  pairs.some(
    (pair) =>
      ['confirmed', 'active', 'ended'].includes(pair.status) &&
      membersOf(pair).includes(code) &&
      (role === undefined || (pair.mentor === code) === (role === 'mentor')),
  );

function closedBecause(answer: AnyAnswer, { bases, pairs }: OwnAnswerFacts): string | undefined {
  const { programme, timetable, context, byParticipation, meetings } = bases;
  const { code = '' } = answer.fields;
  const report = finalReportOf(programme);
  if (report?.date && !NOT_REPORTED.has(answer.form)) {
    return `Итоговый отчёт программы подписан ${dayText(report.date)}: этот ответ в нём уже посчитан.`;
  }
  switch (answer.form) {
    case 'consentProcessing':
    case 'consentPublication':
      return programme.settings.consentChannel === 'electronic'
        ? undefined
        : 'Школа ведёт согласия на бумаге: чтобы изменить решение, обратитесь к куратору.';
    case formsOfRole.mentee.t0:
    case formsOfRole.mentor.t0: {
      const role = answer.form === formsOfRole.mentor.t0 ? 'mentor' : 'mentee';
      const participation = byParticipation.get(`${role}|${code}`);
      return participation && hasMet(participation, meetings)
        ? 'Стартовую оценку сравнивают с итоговой, поэтому после первой встречи пары её не меняют.'
        : undefined;
    }
    case 'preference':
      return inPair(pairs, code, answer.fields.asRole)
        ? 'Ваша пара уже подтверждена. Если что-то не так, напишите куратору: он может изменить пару.'
        : undefined;
    case 'feedback': {
      const rounds = feedbackRounds(programme.settings, timetable);
      return roundOf(answer.submittedAt.slice(0, 10), rounds) === roundOf(context.today, rounds)
        ? undefined
        : 'Этот опрос закончился: новый ответ считался бы ответом на следующий.';
    }
    default:
      return undefined;
  }
}

/** Whether a later report is about the same meeting. Both reports are valid, and the later one describes the meeting. */
function isReportedAgain(answer: AnyAnswer, { bases: { meetings } }: OwnAnswerFacts): boolean {
  if (answer.form !== 'meetingReport') return false;
  const { pairCode = '', heldOn, kind } = answer.fields;
  const meeting = meetings.get(pairCode)?.find((each) => each.heldOn === heldOn && each.kind === kind);
  return meeting !== undefined && meeting.report.responseId !== answer.responseId;
}

function fixedBecause(answer: AnyAnswer, status: AnswerStatus, facts: OwnAnswerFacts): string | undefined {
  if (status === 'replaced') return 'Исправить можно более поздний ответ.';
  if (status === 'refused' || status === 'withdrawn') return 'Без согласия новый ответ тоже не будет учтён.';
  return closedBecause(answer, facts);
}

/** The answers that a person sent by their own links, latest first. Answers with a wrong key may be by somebody else, so they are left out. */
export function ownAnswers(code: string, facts: OwnAnswerFacts): readonly OwnAnswer[] {
  const { programme, intake, timetable } = facts.bases;
  const rounds = feedbackRounds(programme.settings, timetable);
  const heldMarks = new Set<string>();
  return (Object.keys(forms) as FormName[])
    .flatMap((form): readonly AnyAnswer[] => programme.answers[form])
    .filter((answer) => answer.fields.code === code && !NOT_OWN.has(intake.answers.status(answer)))
    .toSorted((a, b) => b.submittedAt.localeCompare(a.submittedAt) || b.at - a.at)
    .map((answer) => {
      const known = isReportedAgain(answer, facts) ? 'replaced' : intake.answers.status(answer);
      // The programme does not compare answers that wait for a consent. Here the latest of them comes first.
      const mark = replacementMark(answer, rounds);
      const status = known === 'held' && heldMarks.has(mark) ? 'replaced' : known;
      if (known === 'held') heldMarks.add(mark);
      const subject = SUBJECTS[answer.form];
      return {
        answer,
        state: status === 'replaced' && answer.form === 'pairProgramme' ? REPLACED_PROGRAMME : STATES[status],
        isReplaced: status === 'replaced',
        limits: subject && `${subject} Если ошибка там, напишите куратору.`,
        fixed: fixedBecause(answer, status, facts),
      };
    });
}
