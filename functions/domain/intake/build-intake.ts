import type { Role } from '../../../sheets-schema/choices/role.ts';
import { latestDay } from '../calendar/day.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import { consentBook } from '../consents/consent-validity.ts';
import { electronicConsents } from '../consents/electronic-consents.ts';
import type { Context } from '../context.ts';
import type { Programme } from '../programme.ts';
import { byKey } from '../rows/decided.ts';
import type { Timetable } from '../timetable/timetable.ts';
import { answerBook } from './answer-book.ts';
import { areaNames } from './areas.ts';
import { consentProblems } from './consent-register.ts';
import type { Intake, Member } from './intake.ts';
import { nameProblems } from './name-problems.ts';
import { offerProblems, readOffers } from './offers.ts';
import { publishedLinks } from './published-links.ts';
import { mentorSteps } from './readiness.ts';
import { registerProblems } from './register-problems.ts';
import { readRequests } from './requests.ts';
import { readRoster } from './roster.ts';
import { needsWorkConsent } from './work-consent.ts';

/** Derives the known people and the members of both bases from the roster, the consents and the questionnaires. */
export function buildIntake(
  programme: Programme,
  context: Pick<Context, 'today' | 'formKey'>,
  timetable: Timetable,
  calendar: WorkingDays,
): Intake {
  const { today } = context;
  const { tables } = programme;
  const { people, added, problems } = readRoster(programme, today);
  const electronic = electronicConsents(programme, (code) => people.has(code), context);
  const consents = consentBook([
    ...tables.consents.filter(({ code }) => code !== undefined && people.has(code)),
    ...electronic.map(({ row }) => row),
  ]);
  const answers = answerBook(programme, people, consents, timetable, context);
  const requests = readRequests(programme, people, answers, today);
  const offers = readOffers(programme, people, answers, today);
  const participations = byKey(tables.participations, ({ code, role }) => code && role && `${code}|${role}`);
  const stepsOf = mentorSteps(programme, timetable, today);

  const member = (code: string, role: Role, acceptedOn: string | undefined): Member[] => {
    const since = consents.since(code, 'processing', today);
    const endOn = participations.get(`${code}|${role}`)?.endOn;
    const joinedOn = latestDay([since, acceptedOn]);
    if (since === undefined || acceptedOn === undefined || joinedOn === undefined) return [];
    return endOn !== undefined && endOn <= today ? [] : [{ code, role, joinedOn }];
  };
  const accepted = <T extends { decision: string | undefined }>(all: ReadonlyMap<string, T>) =>
    [...all.values()].filter(({ decision }) => decision === 'accepted');

  const mentors = accepted(offers).flatMap(({ code, acceptedOn }) => member(code, 'mentor', acceptedOn));
  // We do not propose people as mentors if they refuse a supplementary agreement (art. 351.8 of the Labour Code).
  const willing = (code: string) =>
    !needsWorkConsent(code, { people }) ||
    offers.get(code)?.answer.fields.wantsPaidWork !== false ||
    consents.valid(code, 'mentoringWork', today);
  const ready = mentors.filter(({ code }) => {
    const { admitted, trained } = stepsOf(code);
    return admitted && trained && willing(code);
  });
  return {
    people,
    consents,
    withdrawn: new Set(
      [...people.keys()].filter((code) => consents.withdrawnOn(code, 'processing', today) !== undefined),
    ),
    electronicConsents: electronic,
    answers,
    requests,
    offers,
    mentees: accepted(requests).flatMap(({ code, acceptedOn }) => member(code, 'mentee', acceptedOn)),
    mentors,
    stepsOf,
    readyMentors: new Set(ready.map(({ code }) => code)),
    areaLabel: areaNames(programme),
    newCodes: new Map(added.map(({ at, code }) => [at, code])),
    problems: [
      ...problems,
      ...nameProblems(programme, people),
      ...consentProblems(programme, people, today),
      ...registerProblems(programme, { people, consents }, today),
      ...publishedLinks(programme, consents, calendar, today),
      ...offerProblems(answers),
    ],
  };
}
