import { normalCode, normalLabel } from '../../../sheets-schema/cell.ts';
import type { Settings } from '../../../sheets-schema/settings.ts';
import type { BanKind, PairRuleKind } from '../../../sheets-schema/tables/pair-rules.ts';
import type { Intake } from '../intake/intake.ts';
import type { MentorSteps } from '../intake/readiness.ts';
import {
  type CountedLevels,
  type ExcludedPerson,
  type ExclusionReason,
  type FixedPair,
  type Mentee,
  type Mentor,
  type PairCode,
  type PairingProblem,
  type Pin,
  type Priority,
  type Requirement,
  type Weights,
  worstFirst,
} from '../pairing/index.ts';
import type { Pair } from './pair.ts';
import type { PairedDay } from './paired-day.ts';
import { type Preferences, preferencesOf } from './preferences.ts';

type Known = Pick<PairedDay, 'programme' | 'intake' | 'pairs' | 'context'>;

/** The codes in a private answer, in any spelling. */
function typedCodes(typed: string | undefined): string[] {
  return (typed ?? '').split(/[,;\s]+(?=[A-Za-zА-Яа-яЁё])|[,;]+/).flatMap((part) => normalCode(part) ?? []);
}

/** Where a person works, and with whom. The roster counts before the person's own answer. */
function workplaceOf(
  intake: Intake,
  code: string,
): Pick<Mentee, 'subjectGroup' | 'building' | 'department' | 'manager'> {
  const row = intake.people.get(code)?.row;
  const subject = row?.subjectGroup ?? intake.answers.latest('intake', code)?.fields.subjectGroup;
  return {
    ...(subject ? { subjectGroup: subject } : {}),
    building: row?.building && normalLabel(row.building),
    department: row?.department && normalLabel(row.department),
    manager: row?.managerCode,
  };
}

function menteeOf(code: string, intake: Intake, preferences: Preferences, mayBeTogether: boolean): Mentee[] {
  const request = intake.requests.get(code);
  if (!request || request.needs.length === 0) return [];
  const own = request.own?.fields;
  const told = preferences(code, 'mentee');
  const wishedFormat = request.workFormat === 'any' ? told?.format : request.workFormat;
  return [
    {
      code,
      needs: request.needs,
      slots: own?.slots ?? [],
      ...(own?.meetingMode ? { meetingMode: own.meetingMode } : {}),
      ...workplaceOf(intake, code),
      wantsSameSubject: own?.mentorTraits?.includes('sameSubject') ?? false,
      alone: wishedFormat === 'pair',
      together: mayBeTogether && wishedFormat === 'group',
      vetoes: [...typedCodes(own?.vetoCodes), ...(told?.vetoes ?? [])],
      choices: told?.choices ?? [],
    },
  ];
}

function mentorOf(code: string, intake: Intake, preferences: Preferences): Mentor[] {
  const offer = intake.offers.get(code);
  if (!offer || offer.areas.length === 0) return [];
  const { fields } = offer.answer;
  const told = preferences(code, 'mentor');
  return [
    {
      code,
      offers: offer.areas,
      capacity: offer.places,
      slots: fields.slots ?? [],
      ...(fields.meetingMode ? { meetingMode: fields.meetingMode } : {}),
      ...workplaceOf(intake, code),
      vetoes: [...typedCodes(fields.vetoCodes), ...(told?.vetoes ?? [])],
      choices: told?.choices ?? [],
    },
  ];
}

/** Confirmed pairs that have not ended. The pairing never changes them. */
export function ongoingPairs(pairs: readonly Pair[]): Pair[] {
  return pairs.filter(({ status }) => status === 'confirmed' || status === 'active');
}

/** The codes of mentees who should have two mentors. */
export function wantingSecond({ programme }: Pick<Known, 'programme'>): ReadonlySet<string> {
  return new Set(programme.tables.mentees.flatMap(({ code, wantsSecond }) => (wantsSecond && code) || []));
}

/**
 * The confirmed pairs. If a mentee has more confirmed rows than they should have mentors, only the first rows count, and the curator sees the others
 * as a problem.
 */
function fixedPairs({ pairs, programme }: Known): FixedPair[] {
  const mayHaveTwo = wantingSecond({ programme });
  const mentorsOf = new Map<string, readonly string[]>();
  return ongoingPairs(pairs).flatMap(({ mentor, mentees, row }) =>
    mentees.flatMap((mentee): FixedPair[] => {
      const others = mentorsOf.get(mentee) ?? [];
      const isTaken = others.length >= (mayHaveTwo.has(mentee) ? 2 : 1) || others.includes(mentor);
      if (isTaken || mentee === mentor) return [];
      mentorsOf.set(mentee, [...others, mentor]);
      return [{ mentor, mentee, alone: row.workFormat === 'pair' && mentees.length === 1 }];
    }),
  );
}

/** Mentees whose pair worked to its end. */
function finished(pairs: readonly Pair[]): ReadonlySet<string> {
  return new Set(pairs.filter(({ status }) => status === 'ended').flatMap(({ mentees }) => mentees));
}

/** Mentees who stay without a pair by the curator's decision. The curator gave a reason. */
function withoutPair({ programme }: Known): ReadonlySet<string> {
  const rows = programme.tables.mentees.filter(({ withoutPairReason }) => withoutPairReason);
  return new Set(rows.flatMap(({ code }) => code ?? []));
}

function wishes(rule: PairRuleKind, { programme }: Known): Pin[] {
  return programme.tables.pairRules.flatMap(({ rule: kind, mentor, mentee, reason }): Pin[] =>
    kind === rule && mentor && mentee ? [{ mentor, mentee, ...(reason ? { reason } : {}) }] : [],
  );
}

const same = (a: PairCode) => (b: PairCode) => a.mentee === b.mentee && a.mentor === b.mentor;

/** Pairs that the curator declined, unless the curator pins them or confirmed them in another row. */
function declined({ pairs }: Known, wanted: readonly PairCode[]): PairCode[] {
  return pairs
    .filter(({ status }) => status === 'declined')
    .flatMap(({ mentor, mentees }) => mentees.map((mentee) => ({ mentor, mentee })))
    .filter((ban) => !wanted.some(same(ban)));
}

function reasonNotReady({ admitted, trained, lapsedOn }: MentorSteps): ExclusionReason {
  if (!admitted) return 'notAdmitted';
  if (trained) return 'noWorkWish';
  return lapsedOn === undefined ? 'notTrained' : 'certificateLapsed';
}

function excludedPeople({ intake }: Known, listed: { mentees: ReadonlySet<string>; mentors: ReadonlySet<string> }) {
  const mentors = intake.mentors
    .filter(({ code }) => !listed.mentors.has(code))
    .map(({ code }): ExcludedPerson => {
      const reason = reasonNotReady(intake.stepsOf(code));
      return { code, role: 'mentor', reason, offers: intake.offers.get(code)?.areas ?? [] };
    });
  const mentees = [...intake.requests.values()]
    .filter(({ code, decision }) => !listed.mentees.has(code) && (decision === 'declined' || decision === 'reserve'))
    .map(({ code }): ExcludedPerson => ({ code, role: 'mentee', reason: 'declined' }));
  return [...mentors, ...mentees];
}

function weightsOf(settings: Settings): Weights {
  return {
    areas: settings.weightAreas,
    time: settings.weightTime,
    subject: settings.weightSubject,
    format: settings.weightFormat,
    menteeChoice: settings.weightMenteeChoice,
    mentorChoice: settings.weightMentorChoice,
  };
}

function countsOf({ countFirstNeed, countMutual, countEvenLoad }: Settings): CountedLevels {
  return { firstNeed: countFirstNeed, mutual: countMutual, evenLoad: countEvenLoad };
}

function requirementsOf(settings: Settings): Requirement[] {
  const { needCommonTime, needSameBuilding, needSameSubject, avoidManager, avoidDepartment } = settings;
  const demanded: Readonly<Record<Requirement, boolean>> = {
    commonTime: needCommonTime,
    sameBuilding: needSameBuilding,
    sameSubject: needSameSubject,
    notManager: avoidManager,
    notDepartment: avoidDepartment,
  };
  return (Object.keys(demanded) as Requirement[]).filter((requirement) => demanded[requirement]);
}

/** When the person, or the administration for them, first asked for a mentor. */
function askedAt({ answers }: Intake, code: string): string | undefined {
  const asked = [...answers.history('menteeRequest', code), ...answers.history('adminRequest', code)];
  return asked.map(({ submittedAt }) => submittedAt).sort()[0];
}

/** The order in which mentees get places if there are too few, as the school chose it. */
function priorityOf({ programme, intake }: Known, mentees: readonly Mentee[]): Priority | null {
  const kind = programme.settings.priority;
  if (kind === 'none') return null;
  if (kind === 'earlier') {
    const asked = mentees.flatMap(({ code }) => askedAt(intake, code) ?? []);
    const latestFirst = [...new Set(asked)].sort().reverse();
    return {
      kind,
      rank: new Map(mentees.map(({ code }) => [code, latestFirst.indexOf(askedAt(intake, code) ?? '') + 1])),
    };
  }
  const mark = kind === 'young' ? 'isYoungSpecialist' : 'waitedLastYear';
  const first = mentees.filter(({ code }) => intake.people.get(code)?.row[mark]);
  return { kind, rank: new Map(first.map(({ code }) => [code, 1])) };
}

/** The pairs of last year, as the staff wrote them down. */
function formerPairs({ programme }: Known): PairCode[] {
  return programme.tables.people.flatMap(({ code, formerMentorCode }) =>
    code && formerMentorCode ? [{ mentee: code, mentor: formerMentorCode }] : [],
  );
}

/** Whether the reason for a ban lies between the two people, and not in their roles. Then it excludes both directions. */
export const isMutual = (kind: BanKind | undefined) => kind !== undefined && kind !== 'other';

/** The pairs that staff exclude. */
function bansOf({ programme }: Known): PairCode[] {
  return programme.tables.pairRules.flatMap(({ rule, mentor, mentee, banKind }) => {
    if (rule !== 'ban' || !mentor || !mentee) return [];
    return [{ mentee, mentor }, ...(isMutual(banKind) ? [{ mentee: mentor, mentor: mentee }] : [])];
  });
}

/** Proposed pairs without a decision of the curator. */
function proposedPairs({ pairs }: Known): PairCode[] {
  return pairs
    .filter(({ status }) => status === 'proposed')
    .flatMap(({ mentor, mentees }) => mentees.map((mentee) => ({ mentor, mentee })));
}

/** Pairs that the curator wants to try out, in the order of rows. */
export function triedPairs(facts: Known): PairCode[] {
  return wishes('try', facts).map(({ mentor, mentee }) => ({ mentor, mentee }));
}

/** The input of today's pairing: mentees without a mentor, mentors who are ready, everybody's wishes, the curator's rules, and fixed pairs. */
export function pairingProblem(facts: Known): PairingProblem {
  const { intake, programme } = facts;
  const { pairingMode, groupWish, leastGroup, maxLoad, leastProfile, allowNoOverlap, allowBothDirections } =
    programme.settings;
  // The search for stable pairs knows no conditions on groups.
  const isStable = pairingMode === 'stable';
  const preferences = preferencesOf(facts);
  const fixed = fixedPairs(facts);
  const over = finished(facts.pairs);
  const isFixed = new Set(fixed.map(({ mentee }) => mentee));
  const hasTwo = (code: string) => fixed.filter(({ mentee }) => mentee === code).length > 1;
  const decided = withoutPair(facts);
  const second = wantingSecond(facts);
  const mentees = intake.mentees.flatMap(({ code }) =>
    (over.has(code) || decided.has(code)) && !isFixed.has(code)
      ? []
      : menteeOf(code, intake, preferences, groupWish && !isStable).map((mentee) => ({
          ...mentee,
          // A pair that worked to its end was one of the two.
          wantsSecond: second.has(code) && (!over.has(code) || hasTwo(code)),
        })),
  );
  const mentors = intake.mentors.flatMap(({ code }) =>
    intake.readyMentors.has(code) ? mentorOf(code, intake, preferences) : [],
  );
  const listed = {
    mentees: new Set(mentees.map(({ code }) => code)),
    mentors: new Set(mentors.map(({ code }) => code)),
  };
  const excluded = excludedPeople(facts, listed);
  const known = new Set([...listed.mentees, ...listed.mentors, ...excluded.map(({ code }) => code)]);
  // A fixed pair may contain people who are no longer in any list.
  const gone = fixed.flatMap(({ mentee, mentor }): ExcludedPerson[] => [
    ...(known.has(mentee) ? [] : [{ code: mentee, role: 'mentee', reason: 'withdrawn' } as const]),
    ...(known.has(mentor) ? [] : [{ code: mentor, role: 'mentor', reason: 'withdrawn' } as const]),
  ]);
  const left = [...new Map(gone.map((person) => [`${person.role}|${person.code}`, person])).values()];
  for (const { code } of left) known.add(code);
  const isKnown = ({ mentee, mentor }: PairCode) => known.has(mentee) && known.has(mentor) && mentee !== mentor;
  const pins = wishes('pin', facts);
  const bans = bansOf(facts);
  const problem: PairingProblem = {
    mentees,
    mentors,
    excluded: [...excluded, ...left],
    rules: {
      pins: pins.filter(isKnown),
      bans: [...bans, ...declined(facts, [...pins, ...fixed])].filter(isKnown),
      fixed,
      maxLoad,
      leastGroup: isStable ? 2 : leastGroup,
      isSecondRound: false,
      allowNoOverlap,
      allowBothDirections,
      leastProfile,
      requirements: requirementsOf(programme.settings),
      priority: priorityOf(facts, mentees),
      eachMentor: programme.settings.eachMentor,
      atLeast: [],
      formerPairs: formerPairs(facts).filter(isKnown),
      again: programme.settings.formerMentor,
      weights: weightsOf(programme.settings),
      counts: countsOf(programme.settings),
      keep: programme.settings.keepProposals ? proposedPairs(facts) : [],
    },
  };
  return programme.settings.fairness === 'worst' ? worstFirst(problem) : problem;
}
