import { groupBy } from '../group-by.ts';
import { shownPerson } from '../intake/shown-person.ts';
import { needsWorkConsent } from '../intake/work-consent.ts';
import { knownPlans } from '../meetings/known-plans.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { type PairProgrammes, pairProgrammes } from '../meetings/pair-programmes.ts';
import type { Pair } from '../pairs/pair.ts';
import type { Answer, Entry } from '../programme.ts';
import { byKey } from '../rows/decided.ts';
import type { SchoolDay } from '../school-day.ts';
import { t0Activities } from './assessments.ts';
import { type Participation, participationsOf } from './participation.ts';

/** All input for the rows of both bases. */
export interface BaseFacts extends SchoolDay {
  readonly participations: readonly Participation[];
  /** `participations` by `role|code`. */
  readonly byParticipation: ReadonlyMap<string, Participation>;
  /** Held meetings by pair code, sorted by day. */
  readonly meetings: ReadonlyMap<string, readonly Meeting[]>;
  /** Reports of mentors by pair code, sorted by time. */
  readonly reports: ReadonlyMap<string | undefined, readonly Answer<'mentorReport'>[]>;
  /** The programmes that pairs wrote, by `pair|mentee`. */
  readonly programmes: ReadonlyMap<string, PairProgrammes>;
  /** Existing rows of the bases (by code), and the development plans (by `pair|mentee`). */
  readonly rows: {
    readonly mentee: ReadonlyMap<string, Entry<'mentees'>>;
    readonly mentor: ReadonlyMap<string, Entry<'mentors'>>;
    readonly plans: ReadonlyMap<string, Entry<'plans'>>;
  };
}

export function baseFactsOf(day: SchoolDay, pairs: readonly Pair[], meetings: readonly Meeting[]): BaseFacts {
  const { mentees, mentors, plans } = day.programme.tables;
  const participations = participationsOf(day, pairs);
  const reports = groupBy(day.intake.answers.all('mentorReport'), ({ fields }) => fields.pairCode);
  const programmes = new Map(
    pairs.flatMap((pair) =>
      pair.mentees.map((code) => [`${pair.pairCode}|${code}`, pairProgrammes(pair, code, day.intake.answers)] as const),
    ),
  );
  return {
    ...day,
    participations,
    byParticipation: new Map(participations.map((one) => [`${one.role}|${one.code}`, one])),
    meetings: groupBy(meetings, ({ pairCode }) => pairCode),
    reports,
    programmes,
    rows: {
      mentee: byKey(mentees, ({ code }) => code),
      mentor: byKey(mentors, ({ code }) => code),
      plans: knownPlans(plans, pairs, reports, programmes),
    },
  };
}

/** Partners in active and ended pairs, by name, without people who withdrew consent. */
export function partnersOf(
  { intake, context }: BaseFacts,
  pairs: readonly Pair[],
  who: (pair: Pair) => readonly string[],
) {
  const person = shownPerson(intake, context);
  const codes = [...new Set(pairs.filter(({ status }) => status !== 'dissolved').flatMap(who))].sort();
  const names = codes.filter((code) => intake.consents.valid(code, 'processing', context.today)).map(person);
  return names.length > 0 ? names.join('\n') : undefined;
}

/** The missing parts of a person's row, as short tasks for «Чего не хватает». */
export function missingOf(
  participation: Participation,
  { intake, context: { today }, timetable }: BaseFacts,
  hasT0: boolean,
): readonly string[] {
  const { code, role, status, steps, pairs, consented } = participation;
  if (['withdrawn', 'declined', 'completed'].includes(status)) return [];
  if (!consented) return ['действующее согласие на обработку персональных данных'];
  const asked = role === 'mentee' ? intake.requests.get(code) : intake.offers.get(code);
  if (!asked) return [role === 'mentee' ? 'анкета с запросом' : 'анкета с предложением'];
  if (asked.decision !== 'accepted') return [asked.decision === 'reserve' ? 'место: в резерве' : 'решение куратора'];
  const mentoringWork = !needsWorkConsent(code, intake) || intake.consents.valid(code, 'mentoringWork', today);
  return [
    ...(hasT0 || timetable(t0Activities[role]).off ? [] : ['стартовая оценка']),
    ...(steps && !steps.admitted ? ['допуск на собеседовании'] : []),
    ...(steps && !steps.trained
      ? [steps.lapsedOn ? 'новое свидетельство об обучении' : 'обучение со свидетельством']
      : []),
    ...(role === 'mentor' && !mentoringWork ? ['согласие по ст. 351.8 ТК РФ'] : []),
    ...(pairs.some((pair) => pair.status !== 'dissolved') ? [] : ['пара']),
  ];
}
