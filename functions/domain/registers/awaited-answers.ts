import { roles } from '../../../sheets-schema/choices/role.ts';
import { formsOfRole } from '../../../sheets-schema/forms/index.ts';
import { latestDay } from '../calendar/day.ts';
import type { Person } from '../intake/intake.ts';
import { isCollectionOver } from '../monitoring/survey-closing.ts';
import { askedOn, finalSurveyAbout } from '../monitoring/survey-opening.ts';
import { preferenceAfter } from '../pairs/group-meeting.ts';
import { assessed, hasMet, t0Activities } from './assessments.ts';
import type { Awaited } from './awaited.ts';
import { awaitedOfWork } from './awaited-work.ts';
import type { BaseFacts } from './base-facts.ts';

function beforePairs(facts: BaseFacts, { code, row: { invitedOn } }: Person): Awaited[] {
  const { intake, context } = facts;
  const { answers, consents } = intake;
  const since = consents.since(code, 'processing', context.today);
  if (since === undefined) {
    const decided = consents.decision(code, 'processing', context.today) !== undefined;
    const what = 'Решение о согласии на обработку персональных данных';
    return decided || invitedOn === undefined
      ? []
      : [{ code, what, since: invitedOn, activity: undefined, notices: ['consentRequest', 'consentReminder'] }];
  }
  const first = answers.latest('intake', code);
  if (!first) return [{ code, what: 'Анкета участника', since, activity: '1.8', notices: ['intakeInvitation'] }];
  const wish = first.fields.wantsRole;
  const asked = first.submittedAt.slice(0, 10);
  const awaited: Awaited[] = [];
  if ((wish === 'mentee' || wish === 'both') && !answers.latest('menteeRequest', code)) {
    awaited.push({
      code,
      what: 'Анкета наставляемого: запрос',
      since: asked,
      activity: '2.1',
      notices: ['requestInvitation'],
    });
  }
  if ((wish === 'mentor' || wish === 'both') && !answers.latest('mentorOffer', code)) {
    awaited.push({
      code,
      what: 'Анкета наставника: чем могу быть полезен',
      since: asked,
      activity: '3.2',
      notices: ['offerInvitation'],
    });
  }
  return awaited;
}

/** First assessments of people in the bases, and the questionnaire after the group meeting. */
function inBases({ programme, intake, context, timetable, participations, meetings }: BaseFacts): Awaited[] {
  const metOn = new Map<string, string>();
  for (const { kind, held, date, attendees } of programme.tables.events) {
    if (kind !== 'groupMeeting' || !held || date === undefined || date > context.today) continue;
    for (const code of attendees ?? []) metOn.set(code, latestDay([metOn.get(code), date]) ?? date);
  }
  return participations.flatMap((participation): Awaited[] => {
    const { code, role, status, joinedOn } = participation;
    if (joinedOn === undefined || !['active', 'paired'].includes(status)) return [];
    const who = role === 'mentee' ? 'наставляемого' : 'наставника';
    const awaited: Awaited[] = [];
    const isAsked = !hasMet(participation, meetings) && !timetable(t0Activities[role]).off;
    if (isAsked && !assessed(participation, intake, meetings).t0) {
      awaited.push({
        code,
        what: `Стартовая оценка ${who}`,
        since: joinedOn,
        activity: t0Activities[role],
        notices: ['assessmentT0'],
        about: role,
      });
    }
    const met = metOn.get(code);
    // A person in a pair no longer needs to choose a partner.
    if (met !== undefined && status === 'active' && !preferenceAfter(intake, code, role, met)) {
      const what = `Анкета после групповой встречи (${roles[role]})`;
      const about = `${role} ${met}`;
      awaited.push({ code, what, since: met, activity: '5.2', notices: ['preferenceInvitation'], about });
    }
    return awaited;
  });
}

/** The closing questionnaires of people whose last pair ended with a final meeting. */
function atTheEnd({ programme, intake, context, timetable, participations, meetings }: BaseFacts): Awaited[] {
  return participations.flatMap((participation): Awaited[] => {
    const { code, role, status, endedOn } = participation;
    if (status !== 'completed' || endedOn === undefined || !participation.consented) return [];
    const { answers } = intake;
    const satisfied = isCollectionOver({ programme, context }) || answers.latest(formsOfRole[role].satisfaction, code);
    const { t0, t1 } = assessed(participation, intake, meetings);
    const reported = new Set(answers.history('mentorReport', code).map(({ fields }) => fields.pairCode));
    const who = role === 'mentee' ? 'наставляемого' : 'наставника';
    const reports = participation.pairs.filter(
      ({ pairCode, finalOn }) => role === 'mentor' && finalOn !== undefined && !reported.has(pairCode),
    );
    const survey = (activity: '7.1' | '7.5', what: string): Awaited[] => {
      const period = timetable(activity);
      const about = finalSurveyAbout(role, activity, timetable);
      const since = latestDay([endedOn, askedOn(period, endedOn)]) ?? endedOn;
      return period.off || since > context.today
        ? []
        : [{ code, what, since, activity, notices: ['finalSurvey'], about }];
    };
    return [
      ...(satisfied ? [] : survey('7.1', `Анкета удовлетворённости ${who}`)),
      ...(t1 || !t0 ? [] : survey('7.5', `Итоговая оценка ${who}`)),
      ...reports.map(({ pairCode, finalOn = endedOn }) => ({
        code,
        what: `Отчёт наставника, пара ${pairCode}`,
        since: finalOn,
        activity: '7.6' as const,
        notices: ['mentorReportDue' as const],
        about: pairCode,
      })),
    ];
  });
}

/** All answers that we await today from invited people who are still at the school. */
export function awaitedAnswers(facts: BaseFacts): readonly Awaited[] {
  const invited = [...facts.intake.people.values()].filter((person) => person.invited);
  const codes = new Set(invited.map(({ code }) => code));
  const all = [
    ...invited.flatMap((person) => beforePairs(facts, person)),
    ...inBases(facts),
    ...atTheEnd(facts),
    ...awaitedOfWork(facts),
  ];
  return all
    .filter(({ code, activity }) => codes.has(code) && !(activity && facts.timetable(activity).off))
    .map((one) => ({ one, place: `${one.code}|${one.since}|${one.what}` }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ one }) => one);
}
