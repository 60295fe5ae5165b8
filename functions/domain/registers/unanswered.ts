import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import { addDays, latestDay } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import { isQuiet } from '../calendar/working-days.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { Person } from '../intake/intake.ts';
import { wantsReminders } from '../intake/reminders.ts';
import { shownPerson } from '../intake/shown.ts';
import { askedOn } from '../monitoring/survey-opening.ts';
import { isServed } from '../timetable/notice-activities.ts';
import type { LettersTo } from '../timetable/sent-notices.ts';
import { assessed, t0Activities } from './assessments.ts';
import type { Awaited } from './awaited.ts';
import { awaitedOfWork } from './awaited-work.ts';
import type { BaseFacts } from './base-facts.ts';

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
    if (!timetable(t0Activities[role]).off && !assessed(participation, intake, meetings).t0) {
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
function atTheEnd({ intake, context, timetable, participations, meetings }: BaseFacts): Awaited[] {
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
    const survey = (activity: '7.1' | '7.5', what: string): Awaited[] => {
      const period = timetable(activity);
      const since = latestDay([endedOn, askedOn(period, endedOn)]) ?? endedOn;
      return period.off || since > context.today ? [] : [{ code, what, since, notices: ['finalSurvey'] }];
    };
    return [
      ...(satisfied ? [] : survey('7.1', `Анкета удовлетворённости ${who}`)),
      ...(t1 || !t0 ? [] : survey('7.5', `Итоговая оценка ${who}`)),
      ...reports.map(({ pairCode, finalOn = endedOn }) => ({
        code,
        what: `Отчёт наставника, пара ${pairCode}`,
        since: finalOn,
        notices: ['mentorReportDue' as const],
      })),
    ];
  });
}

/** Everything the programme waits for today, of invited people who are still in the school; nothing for activities switched off. */
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
    .filter(({ code, notices }) => codes.has(code) && notices.every((notice) => isServed(notice, facts.timetable)))
    .map((one) => ({ one, place: `${one.code}|${one.since}|${one.what}` }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ one }) => one);
}

/** Days between two letters about one thing, where they are not seven. */
const EVERY: Partial<Readonly<Record<Notice, number>>> = {
  preferenceInvitation: 2,
  pairConfirmed: 3,
  feedbackInvitation: 4,
  finalSurvey: 5,
  mentorReportDue: 5,
};
const EVERY_WEEK = 7;
const LONGEST_QUIET = 366;

/** The first day on which the next letter may go: working, and outside the quiet period. */
function nextLetterOn({ programme, calendar }: BaseFacts, last: string, notice: Notice | undefined): string {
  const { quietFrom, quietTo } = programme.settings;
  let day = calendar.onOrAfter(addDays(last, (notice && EVERY[notice]) ?? EVERY_WEEK));
  for (let tries = 0; isQuiet(day, quietFrom, quietTo) && tries < LONGEST_QUIET; tries++) {
    day = calendar.onOrAfter(addDays(day, 1));
  }
  return day;
}

function nextStep(facts: BaseFacts, { code, notices }: Awaited, letters: readonly string[]): string {
  const { intake, context } = facts;
  if (!context.identity.reachable(code)) {
    return 'Нет адреса почты: впишите его на лист «Участники» или передайте анкету лично.';
  }
  if (isExhausted(letters)) return 'Все напоминания отправлены: поговорите лично.';
  const last = latestDay(letters);
  if (last === undefined) return 'Письмо со ссылкой уйдёт само.';
  if (!wantsReminders(intake, code)) return 'Напоминания не нужны этому человеку: поговорите лично.';
  return `Ждём ответа; следующее напоминание уйдёт само, не раньше ${dayText(nextLetterOn(facts, last, notices.at(-1)))}.`;
}

const NOBODY =
  'Сейчас никто ничего не должен. Здесь появятся те, от кого программа ждёт согласия, анкеты или отчёта, с первого дня ожидания.';

/** Days of the letters about what is awaited. */
export function lettersAbout({ code, since, notices }: Awaited, lettersTo: LettersTo): string[] {
  return lettersTo(code, notices)
    .map(({ on }) => on)
    .filter((day) => day >= since);
}

/** Whether the last letter about it has gone: now somebody has to talk. */
export function isExhausted(letters: readonly string[]): boolean {
  return letters.length >= MOST_LETTERS;
}

/** «Кто не ответил»: who owes what since when, how often he was written to, and what the curator does next. */
export function unansweredTable(facts: BaseFacts, awaited: readonly Awaited[]): DesiredTable {
  const person = shownPerson(facts.intake, facts.context);
  if (awaited.length === 0) return desired('unanswered', [{ values: { what: NOBODY } }]);
  return desired(
    'unanswered',
    awaited.map((one) => {
      const { code, what, since } = one;
      const letters = lettersAbout(one, facts.lettersTo);
      return {
        values: {
          code,
          person: person(code),
          what,
          since,
          reminded: letters.length,
          remindedOn: latestDay(letters),
          nextStep: nextStep(facts, one, letters),
        },
      };
    }),
  );
}
