import { formsOfRole } from '../../../sheets-schema/forms/index.ts';
import type { Role } from '../intake/intake.ts';
import type { Answer } from '../programme.ts';
import type { SchoolDay } from '../school-day.ts';
import { lastProgrammeDay } from '../timetable/timetable.ts';
import type { Indicator } from './indicator.ts';
import type { TookPart } from './took-part.ts';

interface Known extends Pick<SchoolDay, 'programme' | 'context' | 'intake' | 'roadmap'> {
  readonly tookPart: TookPart;
}

/** The text that replaces figures of a survey that still gets answers. */
const OPEN =
  'собираем ответы: итог появится, когда ответят все, или на следующий день после даты «Сбор анкет удовлетворённости закрыт» на листе «Настройки» (без неё – после конца программы); по двум итогам подряд можно было бы узнать ответ одного человека';

/**
 * Whether the school no longer asks for answers to the satisfaction survey: from the closing day on. Answers of that day still count, so the figures
 * are final a day later.
 */
export function isCollectionOver({ programme, context }: Pick<SchoolDay, 'programme' | 'context'>): boolean {
  const { satisfactionClosedOn } = programme.settings;
  return satisfactionClosedOn !== undefined && satisfactionClosedOn <= context.today;
}

/**
 * Whether the figures of the satisfaction survey are final: the school closed it, everybody answered, or the programme is over. A tab that shows averages
 * while answers arrive tells each answer: the averages of five and of six answers together give the sixth.
 */
export function isSurveyClosed(known: Known): boolean {
  const { programme, context, roadmap, tookPart } = known;
  const { satisfactionClosedOn } = programme.settings;
  if (satisfactionClosedOn !== undefined) return satisfactionClosedOn < context.today;
  if (lastProgrammeDay(roadmap, programme.settings, context.today) < context.today) return true;
  const asked = tookPart.stillWithUs;
  return asked.length > 0 && asked.every(({ code, role }) => satisfactionAnswer(known, code, role) !== undefined);
}

/** A person's last answer to the satisfaction survey. Answers after the day on which the school closed the survey do not count. */
export function satisfactionAnswer<R extends Role>(
  { programme, intake }: Pick<Known, 'programme' | 'intake'>,
  code: string,
  role: R,
) {
  type Form = (typeof formsOfRole)[R]['satisfaction'];
  const form: Form = formsOfRole[role].satisfaction;
  const { satisfactionClosedOn } = programme.settings;
  if (satisfactionClosedOn === undefined) return intake.answers.latest(form, code);
  return intake.answers
    .history(form, code)
    .findLast(({ submittedAt }): boolean => submittedAt.slice(0, 10) <= satisfactionClosedOn) as
    | Answer<Form>
    | undefined;
}

/** The indicator for a tab that is written anew after each answer. It has no figures of answers until the survey is closed. */
export function indicatorWhileAnswersCome(one: Indicator, known: Known): Indicator {
  const isFinal = one.answered === undefined || one.answered === 0 || isSurveyClosed(known);
  return isFinal ? one : { ...one, percent: undefined, met: undefined, early: undefined, tooFew: OPEN };
}
