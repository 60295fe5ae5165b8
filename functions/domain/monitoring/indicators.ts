import { formsOfRole } from '../../../sheets-schema/forms/index.ts';
import { latestDay } from '../calendar/day.ts';
import { dayAndMonth } from '../calendar/day-text.ts';
import type { Role } from '../intake/intake.ts';
import { isYoungSpecialist } from '../intake/young-specialist.ts';
import type { SchoolDay } from '../school-day.ts';
import type { Indicator } from './indicator.ts';
import { FEWEST_ANSWERS, isSplitHidden, isSuppressed, isVerdictShown } from './suppression.ts';
import { askedOn, everybodyAskedOn } from './survey-opening.ts';
import type { Participant, TookPart } from './took-part.ts';

interface Known extends Pick<SchoolDay, 'programme' | 'context' | 'timetable' | 'intake'> {
  readonly tookPart: TookPart;
}

/** A note beside an indicator. */
interface Note {
  readonly text: string;
  /** What papers say instead. */
  readonly inPaper?: string | undefined;
}

interface Counted {
  readonly key: Indicator['key'];
  readonly k: number;
  readonly n: number;
  readonly answered?: number | undefined;
  readonly target: number;
  readonly notes: readonly Note[];
  readonly early?: string | undefined;
  readonly tooFew?: string | undefined;
}

/** Compares whole numbers. */
const isReached = ({ k, n, target }: Pick<Indicator, 'k' | 'n' | 'target'>) => n > 0 && k * 100 >= target * n;

/** Before the time of measurement, a target may count as reached but not as missed. */
function indicator({ key, k, n, answered, target, notes, early, tooFew }: Counted): Indicator {
  const reached = isReached({ k, n, target });
  const tooEarly = reached ? undefined : early;
  const known = n > 0 && tooEarly === undefined;
  return {
    key,
    k,
    n,
    answered,
    percent: known ? Math.round((k * 1000) / n) / 10 : undefined,
    target,
    met: known ? reached : undefined,
    remarks: notes.map(({ text }) => text),
    paperRemarks: notes.map(({ text, inPaper }) => inPaper ?? text),
    early: tooEarly,
    tooFew: tooEarly === undefined ? tooFew : undefined,
  };
}

/** The score «в целом» in a person's last answer in one role. */
function overallOf({ intake }: Pick<SchoolDay, 'intake'>, code: string, role: Role): number | undefined {
  return intake.answers.latest(formsOfRole[role].satisfaction, code)?.fields.overall;
}

/** A note on how many people left. Papers do not say a number under five. */
function leavers(words: string, count: number): Note[] {
  const inPaper = isSuppressed(count) ? `${words}: менее ${FEWEST_ANSWERS}` : undefined;
  return count > 0 ? [{ text: `${words}: ${count}`, inPaper }] : [];
}

function withdrawnNote(facts: Known, role: Role): Note[] {
  const count = facts.tookPart.ever.filter((one) => one.role === role && facts.intake.withdrawn.has(one.code)).length;
  return leavers('отозвали согласие', count);
}

/** How many of the counted people left before the end, in words. They stay in the denominator. */
function leftNote({ tookPart: { counted, stillWithUs } }: Known, role: Role): Note[] {
  return leavers(
    'из них вышли до конца',
    counted.filter((one) => one.role === role && !stillWithUs.includes(one)).length,
  );
}

/** The reason why it is too early to judge satisfaction: some participants have not got the questionnaire yet. */
function surveyIsEarly(facts: Known, people: readonly Participant[], answered: number): string | undefined {
  const { today } = facts.context;
  const period = facts.timetable('7.1');
  if (period.off) return answered > 0 ? undefined : 'не измеряется: мероприятие 7.1 выключено';
  if (facts.programme.settings.satisfactionClosedOn !== undefined) return undefined;
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

/** The satisfied people of a role. A person without an answer counts in n, but not in k. */
function satisfaction(facts: Known, role: Role, key: Indicator['key'], target: number): Indicator {
  const { satisfiedCut } = facts.programme.settings;
  const people = facts.tookPart.counted.filter((one) => one.role === role);
  const scores = people.map(({ code }) => overallOf(facts, code, role));
  const answered = scores.filter((score) => score !== undefined);
  const early = surveyIsEarly(facts, people, answered.length);
  const replies =
    early === undefined || answered.length > 0 ? [{ text: `ответили ${answered.length} из ${scores.length}` }] : [];
  return indicator({
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
    indicator({
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
    satisfaction(facts, 'mentee', 'menteeSatisfaction', settings.targetMenteeSatisfaction),
    satisfaction(facts, 'mentor', 'mentorSatisfaction', settings.targetMentorSatisfaction),
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
