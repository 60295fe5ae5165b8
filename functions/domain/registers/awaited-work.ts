import { roles } from '../../../sheets-schema/choices/role.ts';
import { formsOfRole } from '../../../sheets-schema/forms/index.ts';
import { addDays, latestDay } from '../calendar/day.ts';
import { needsWorkConsent } from '../intake/work-consent.ts';
import { isCollectionOver } from '../monitoring/survey-closing.ts';
import { everybodyAskedOn, finalSurveyAbout } from '../monitoring/survey-opening.ts';
import { byKey } from '../rows/decided.ts';
import { feedbackPeriods, SETTLED_AFTER_DAYS } from '../timetable/feedback-rounds.ts';
import type { Awaited } from './awaited.ts';
import type { BaseFacts } from './base-facts.ts';

/** What mentors still owe: the consent to the work, once their pair is confirmed, and the training, once they are admitted. */
function ofMentors({ programme, intake, context, participations }: BaseFacts): Awaited[] {
  const { today } = context;
  const interviews = byKey(programme.tables.interviews, (row) => row.code);
  const chosen = programme.tables.trainings.some((training) => training.chosen);
  return participations.flatMap(({ code, role, consented, pairs, steps, status, joinedOn }): Awaited[] => {
    if (role !== 'mentor' || !consented) return [];
    const confirmed = pairs.filter((pair) => pair.status === 'confirmed');
    const undecided =
      needsWorkConsent(code, intake) && intake.consents.decision(code, 'mentoringWork', today) === undefined;
    const training =
      chosen && steps?.admitted && !steps.trained && !steps.lapsedOn && ['active', 'paired'].includes(status);
    const since = latestDay([interviews.get(code)?.date, joinedOn]);
    return [
      ...(undecided
        ? confirmed.map(({ pairCode, decidedOn }) => ({
            code,
            what: `Согласие на работу наставником, пара ${pairCode}`,
            since: decidedOn ?? today,
            activity: undefined,
            notices: ['pairConfirmed'] as const,
            about: pairCode,
          }))
        : []),
      ...(training && since
        ? [
            {
              code,
              what: 'Обучение: номер или копия свидетельства',
              since,
              activity: '4.2' as const,
              notices: ['trainingAssigned'] as const,
            },
          ]
        : []),
    ];
  });
}

/** Feedback in the current round, while the pairs work. */
function feedback({ programme, intake, context, timetable, participations }: BaseFacts): Awaited[] {
  const { today } = context;
  const present = feedbackPeriods(programme.settings, timetable).find(
    ({ from, until }) => from <= today && today <= until,
  );
  if (!present) return [];
  const { number, from: round } = present;
  return participations.flatMap(({ code, role, consented, pairs }): Awaited[] => {
    const starts = pairs.flatMap(({ status, activeFrom }) => (status === 'active' && activeFrom ? [activeFrom] : []));
    const earliest = starts.sort()[0];
    const since = earliest && latestDay([round, addDays(earliest, SETTLED_AFTER_DAYS)]);
    const answer = intake.answers.latest('feedback', code, role);
    if (!consented || !since || since > today || (answer && answer.submittedAt.slice(0, 10) >= round)) return [];
    return [
      {
        code,
        what: `Обратная связь, волна ${number} (${roles[role]})`,
        since,
        activity: '6.5',
        notices: ['feedbackInvitation'],
        about: `${number} ${role}`,
      },
    ];
  });
}

/** Closing questionnaires of people without a final meeting, from the day on which we ask everybody. */
function lateSurveys({ programme, intake, context, timetable, participations, meetings }: BaseFacts): Awaited[] {
  const { today } = context;
  const period = timetable('7.1');
  const from = everybodyAskedOn(period);
  if (period.off || today < from || isCollectionOver({ programme, context })) return [];
  return participations.flatMap(({ code, role, consented, status, pairs }): Awaited[] => {
    const took = pairs.some(({ pairCode }) => (meetings.get(pairCode)?.length ?? 0) > 0);
    if (!consented || !took || status !== 'paired' || intake.answers.latest(formsOfRole[role].satisfaction, code))
      return [];
    const who = role === 'mentee' ? 'наставляемого' : 'наставника';
    const about = finalSurveyAbout(role, '7.1', timetable);
    const what = `Анкета удовлетворённости ${who}`;
    return [{ code, what, since: from, activity: '7.1', notices: ['finalSurvey'], about }];
  });
}

/** All that we await from people while pairs form and work. */
export function awaitedOfWork(facts: BaseFacts): Awaited[] {
  return [...ofMentors(facts), ...feedback(facts), ...lateSurveys(facts)];
}
