import { dayAndMonth } from '../calendar/day-text.ts';
import { isYoungSpecialist } from '../intake/young-specialist.ts';
import type { SchoolDay } from '../school-day.ts';
import { type Indicator, indicatorFrom, isReached } from './indicator.ts';
import { withdrawnNote } from './leavers.ts';
import { satisfactionIndex } from './satisfaction-index.ts';
import { FEWEST_ANSWERS, isSplitHidden, isSuppressed, isVerdictShown } from './suppression.ts';
import type { TookPart } from './took-part.ts';

interface Known extends Pick<SchoolDay, 'programme' | 'context' | 'timetable' | 'intake'> {
  readonly tookPart: TookPart;
}

/** The three indicators of the target model. People who withdrew consent count neither in k nor in n. */
export function indicatorsOf(facts: Known): Indicator[] {
  const { settings } = facts.programme;
  const { people, answers } = facts.intake;
  const mentees = facts.tookPart.counted.filter(({ role }) => role === 'mentee');
  // We count people whom the roster or their own answer calls young specialists. A band of experience is not proof.
  const young = mentees.filter(({ code }) =>
    isYoungSpecialist(people.get(code), answers.latest('intake', code)?.fields),
  ).length;
  const total = settings.youngSpecialistsTotal;
  // Pairs may still begin until the months of the first meetings are over.
  const { to: pairsBeginUntil } = facts.timetable('6.1');
  const isEarly = total !== undefined && facts.context.today <= pairsBeginUntil;
  return [
    indicatorFrom({
      key: 'youngCoverage',
      k: young,
      n: total ?? 0,
      target: settings.targetYoungCoverage,
      notes: [
        ...(total === undefined ? [{ text: 'в настройках не указано, сколько молодых специалистов в школе' }] : []),
        ...withdrawnNote(facts, 'mentee'),
      ],
      early: isEarly
        ? `ещё не измерялся: пары начинают работу до ${dayAndMonth(pairsBeginUntil)}, пока – ${young} из ${total}`
        : undefined,
    }),
    satisfactionIndex(facts, 'mentee', 'menteeSatisfaction', settings.targetMenteeSatisfaction),
    satisfactionIndex(facts, 'mentor', 'mentorSatisfaction', settings.targetMentorSatisfaction),
  ];
}

/** «9 из 10 (90,0 %), цель 85 % – достигнуто»; «нет данных» if n = 0; before the time of measurement, when we will measure. */
export function indicatorText({ k, n, percent, target, met, remarks, early, tooFew }: Indicator): string {
  const said = remarks.length > 0 ? `; ${remarks.join('; ')}` : '';
  if (early !== undefined) return `${early}, цель ${target} %${said}`;
  if (tooFew !== undefined) return `${tooFew}, цель ${target} %${said}`;
  if (percent === undefined) return `нет данных, цель ${target} %${said}`;
  const share = percent.toFixed(1).replace('.', ',');
  return `${k} из ${n} (${share} %), цель ${target} % – ${met ? 'достигнуто' : 'не достигнуто'}${said}`;
}

/** Whether a paper shows the indicator's number. */
export const isShownInPaper = ({ k, answered = k, early, tooFew }: Indicator): boolean =>
  early === undefined && tooFew === undefined && !isSplitHidden(k, answered);

/**
 * The indicator for papers. The number is left out if it would show a group of one to four people. A paper for the public has no figure about fewer
 * than five people.
 */
export function indicatorInPaper(one: Indicator, inPublic = false): string {
  const { k, n, met, target, percent } = one;
  if (inPublic && n > 0 && isSuppressed(n)) return `менее ${FEWEST_ANSWERS} человек`;
  const remarks = inPublic ? [] : one.paperRemarks;
  const isShown = isShownInPaper(one) && !(inPublic && one.answered === undefined && isSplitHidden(k, n));
  if (isShown || one.early !== undefined || one.tooFew !== undefined || percent === undefined) {
    return indicatorText({ ...one, remarks });
  }
  const said = remarks.length > 0 ? `; ${remarks.join('; ')}` : '';
  const verdict = isVerdictShown(one.answered ?? n, (count) => isReached({ k: count, n, target }));
  const goal = `цель ${target} %${verdict ? ` – ${met ? 'достигнуто' : 'не достигнуто'}` : ''}`;
  const hidden = verdict ? 'число не показано' : 'итог не показан';
  return `${goal}; ${hidden}: по нему можно узнать о группе, в которой менее ${FEWEST_ANSWERS} человек${said}`;
}
