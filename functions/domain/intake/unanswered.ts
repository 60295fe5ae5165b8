import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import { latestDay } from '../calendar/day.ts';
import { type DesiredTable, desired } from '../desired.ts';
import { sentNotices } from '../roadmap/sent-notices.ts';
import { assessed } from './assessments.ts';
import type { BaseFacts } from './base-facts.ts';
import type { Person } from './intake.ts';
import { wantsReminders } from './reminders.ts';
import { shownPerson } from './shown.ts';

/** Something the programme waits for from somebody. */
export interface Awaited {
  readonly code: string;
  readonly what: string;
  /** First day it could be given. */
  readonly since: string;
  readonly notices: readonly Notice[];
}

/** After so many letters about one thing nothing more is sent. */
const MOST_LETTERS = 3;

function beforePairs(facts: BaseFacts, { code, row: { invitedOn } }: Person): Awaited[] {
  const { intake, context } = facts;
  const { answers, consents } = intake;
  const since = consents.since(code, 'processing', context.today);
  if (since === undefined) {
    const decided = consents.decision(code, 'processing', context.today) !== undefined;
    const what = 'Решение о согласии на обработку персональных данных';
    return decided || invitedOn === undefined
      ? []
      : [{ code, what, since: invitedOn, notices: ['consentRequest', 'consentReminder'] }];
  }
  const first = answers.latest('intake', code);
  if (!first) return [{ code, what: 'Анкета участника', since, notices: ['intakeInvitation'] }];
  const wish = first.fields.wantsRole;
  const asked = first.submittedAt.slice(0, 10);
  const awaited: Awaited[] = [];
  if ((wish === 'mentee' || wish === 'both') && !answers.latest('menteeRequest', code)) {
    awaited.push({ code, what: 'Анкета наставляемого: запрос', since: asked, notices: ['requestInvitation'] });
  }
  if ((wish === 'mentor' || wish === 'both') && !answers.latest('mentorOffer', code)) {
    awaited.push({
      code,
      what: 'Анкета наставника: чем могу быть полезен',
      since: asked,
      notices: ['offerInvitation'],
    });
  }
  return awaited;
}

/** Starting assessments of those in a base, and the questionnaire of those who were at the group meeting. */
function inBases({ programme, intake, context, participations, meetings }: BaseFacts): Awaited[] {
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
    if (!assessed(participation, intake, meetings).t0) {
      awaited.push({ code, what: `Стартовая оценка ${who}`, since: joinedOn, notices: ['assessmentT0'] });
    }
    const met = metOn.get(code);
    if (met !== undefined && !intake.answers.latest('preference', code, role)) {
      const what = `Анкета после групповой встречи (${role === 'mentee' ? 'наставляемый' : 'наставник'})`;
      awaited.push({ code, what, since: met, notices: ['preferenceInvitation'] });
    }
    return awaited;
  });
}

/** The closing questionnaires of those whose last pair has ended with its final meeting. */
function atTheEnd({ intake, participations, meetings }: BaseFacts): Awaited[] {
  return participations.flatMap((participation): Awaited[] => {
    const { code, role, status, endedOn } = participation;
    if (status !== 'completed' || endedOn === undefined || !participation.consented) return [];
    const { answers } = intake;
    const satisfied = answers.latest(role === 'mentee' ? 'satisfactionMentee' : 'satisfactionMentor', code);
    const { t0, t1 } = assessed(participation, intake, meetings);
    const reported = new Set(answers.history('mentorReport', code).map(({ fields }) => fields.pairCode));
    const who = role === 'mentee' ? 'наставляемого' : 'наставника';
    const reports = participation.pairs.filter(
      ({ pairCode, finalOn }) => role === 'mentor' && finalOn !== undefined && !reported.has(pairCode),
    );
    return [
      ...(satisfied
        ? []
        : [{ code, what: `Анкета удовлетворённости ${who}`, since: endedOn, notices: ['finalSurvey' as const] }]),
      ...(t1 || !t0
        ? []
        : [{ code, what: `Итоговая оценка ${who}`, since: endedOn, notices: ['finalSurvey' as const] }]),
      ...reports.map(({ pairCode, finalOn = endedOn }) => ({
        code,
        what: `Отчёт наставника, пара ${pairCode}`,
        since: finalOn,
        notices: ['mentorReportDue' as const],
      })),
    ];
  });
}

/** Everything the programme waits for today, of invited people who are still in the school. */
export function awaitedAnswers(facts: BaseFacts): readonly Awaited[] {
  const invited = [...facts.intake.people.values()].filter((person) => person.invited);
  const codes = new Set(invited.map(({ code }) => code));
  const all = [...invited.flatMap((person) => beforePairs(facts, person)), ...inBases(facts), ...atTheEnd(facts)];
  return all
    .filter(({ code }) => codes.has(code))
    .map((one) => ({ one, place: `${one.code}|${one.since}|${one.what}` }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ one }) => one);
}

function nextStep(reminded: boolean, reachable: boolean, letters: number): string {
  if (!reachable) return 'Нет адреса почты: впишите его на лист «Участники» или передайте анкету лично.';
  if (!reminded) return 'Напоминания не нужны этому человеку: поговорите лично.';
  if (letters >= MOST_LETTERS) return 'Все напоминания отправлены: поговорите лично.';
  return letters === 0 ? 'Письмо со ссылкой уйдёт само.' : 'Ждём ответа; следующее напоминание уйдёт само.';
}

/** «Кто не ответил»: who owes what since when, how often he was written to, and what the curator does next. */
export function unansweredTable(facts: BaseFacts, awaited: readonly Awaited[]): DesiredTable {
  const { programme, intake, context } = facts;
  const person = shownPerson(intake, context);
  const sent = new Map<string, string[]>();
  for (const { code, notice, on } of sentNotices({ programme, context })) {
    const key = `${code}|${notice}`;
    sent.set(key, [...(sent.get(key) ?? []), on]);
  }
  return desired(
    'unanswered',
    awaited.map(({ code, what, since, notices }) => {
      const letters = notices.flatMap((notice) => sent.get(`${code}|${notice}`) ?? []).filter((day) => day >= since);
      return {
        values: {
          code,
          person: person(code),
          what,
          since,
          reminded: letters.length,
          remindedOn: latestDay(letters),
          nextStep: nextStep(wantsReminders(intake, code), context.identity.reachable(code), letters.length),
        },
      };
    }),
  );
}
