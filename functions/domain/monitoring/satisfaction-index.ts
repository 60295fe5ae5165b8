import { latestDay } from '../calendar/day.ts';
import { dayAndMonth } from '../calendar/day-text.ts';
import type { Role } from '../intake/intake.ts';
import type { SchoolDay } from '../school-day.ts';
import { type Indicator, indicatorFrom } from './indicator.ts';
import { leftNote, withdrawnNote } from './leavers.ts';
import { FEWEST_ANSWERS, isSuppressed } from './suppression.ts';
import { isCollectionOver, satisfactionAnswer } from './survey-closing.ts';
import { askedOn, everybodyAskedOn } from './survey-opening.ts';
import type { Participant, TookPart } from './took-part.ts';

interface Known extends Pick<SchoolDay, 'programme' | 'context' | 'timetable' | 'intake'> {
  readonly tookPart: TookPart;
}

/** The reason why it is too early to judge satisfaction: some participants have not got the questionnaire yet. */
function surveyIsEarly(facts: Known, people: readonly Participant[], answered: number): string | undefined {
  const { today } = facts.context;
  const period = facts.timetable('7.1');
  if (period.off) return answered > 0 ? undefined : 'не измеряется: мероприятие 7.1 выключено';
  if (isCollectionOver(facts)) return undefined;
  const everybody = dayAndMonth(everybodyAskedOn(period));
  const asked = people.filter(
    ({ pairs }) => askedOn(period, latestDay(pairs.map(({ finalOn }) => finalOn))) <= today,
  ).length;
  if (today >= everybodyAskedOn(period) || (people.length > 0 && asked === people.length)) return undefined;
  if (asked === 0 && answered === 0) {
    const from =
      today < period.from ? `анкеты придут участникам с ${dayAndMonth(period.from)}` : 'анкеты придут участникам';
    return `ещё не измерялась: ${from}, после заключительных встреч, и всем – не позднее ${everybody}`;
  }
  return `измеряется: всех спросим не позднее ${everybody}`;
}

/**
 * The satisfaction index of a role: k of n participants are satisfied. A participant is satisfied if the score «в целом» in their last answer is at least
 * the cut of «Настройки». A person without an answer counts in n, but not in k.
 */
export function satisfactionIndex(facts: Known, role: Role, key: Indicator['key'], target: number): Indicator {
  const { satisfiedCut } = facts.programme.settings;
  const people = facts.tookPart.counted.filter((one) => one.role === role);
  const scores = people.map(({ code }) => satisfactionAnswer(facts, code, role)?.fields.overall);
  const answered = scores.filter((score) => score !== undefined);
  const early = surveyIsEarly(facts, people, answered.length);
  const replies =
    early === undefined || answered.length > 0 ? [{ text: `ответили ${answered.length} из ${scores.length}` }] : [];
  return indicatorFrom({
    key,
    k: answered.filter((score) => score >= satisfiedCut).length,
    n: scores.length,
    answered: answered.length,
    target,
    notes: [...replies, ...leftNote(facts, role), ...withdrawnNote(facts, role)],
    early,
    tooFew:
      scores.length > 0 && isSuppressed(answered.length)
        ? `менее ${FEWEST_ANSWERS} ответов: итог не показываем, по нему можно узнать человека`
        : undefined,
  });
}
