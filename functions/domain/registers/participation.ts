import { ROLES, type Role } from '../../../sheets-schema/choices/role.ts';
import type { ParticipationStatus } from '../../../sheets-schema/tables/participations.ts';
import { earliestDay, latestDay } from '../calendar/day.ts';
import type { Intake, Member } from '../intake/intake.ts';
import type { MentorSteps } from '../intake/readiness.ts';
import type { Pair } from '../pairs/pair.ts';
import type { Entry } from '../programme.ts';
import { byKey } from '../rows/decided.ts';
import type { SchoolDay } from '../school-day.ts';

/** A person's progress in one role. */
export interface Participation {
  readonly code: string;
  readonly role: Role;
  readonly status: ParticipationStatus;
  /** The day of joining the base; undefined for candidates. */
  readonly joinedOn: string | undefined;
  readonly endedOn: string | undefined;
  /** Whether the person consents to processing. If not, we may show only code and status. */
  readonly consented: boolean;
  readonly row: Entry<'participations'> | undefined;
  /** The started pairs in which the person has this role, by code. */
  readonly pairs: readonly Pair[];
  readonly steps: MentorSteps | undefined;
}

const participationKey = (code: string, role: Role) => `${code}|${role}`;

function pairsByPerson(pairs: readonly Pair[]): ReadonlyMap<string, readonly Pair[]> {
  const found = new Map<string, Pair[]>();
  const add = (key: string, pair: Pair) => {
    const known = found.get(key);
    if (known) known.push(pair);
    else found.set(key, [pair]);
  };
  for (const pair of pairs) {
    if (!['active', 'ended', 'dissolved'].includes(pair.status)) continue;
    add(participationKey(pair.mentor, 'mentor'), pair);
    for (const code of pair.mentees) add(participationKey(code, 'mentee'), pair);
  }
  return found;
}

/** The day of a person's last final meeting; undefined while a pair is active. */
function completedOn(pairs: readonly Pair[]): string | undefined {
  if (pairs.some(({ status }) => status === 'active')) return undefined;
  return latestDay(pairs.filter(({ status }) => status === 'ended').map(({ finalOn }) => finalOn));
}

interface Case {
  readonly code: string;
  readonly role: Role;
  readonly row: Entry<'participations'> | undefined;
  readonly pairs: readonly Pair[];
  readonly member: Member | undefined;
  readonly steps: MentorSteps | undefined;
}

type Outcome = Pick<Participation, 'status' | 'endedOn'>;

/** Whether the curator declined a person, or the person changed their mind, before joining a base. */
function isDeclined({ code, role, steps }: Case, { requests, offers, answers }: Intake): boolean {
  const asked = role === 'mentee' ? requests.get(code) : offers.get(code);
  const wish = answers.latest('intake', code)?.fields.wantsRole;
  return asked?.decision === 'declined' || steps?.refused === true || (asked === undefined && !wishes(wish, role));
}

const wishes = (wish: string | undefined, role: Role) => wish === role || wish === 'both';

function outcome(one: Case, intake: Intake, today: string): Outcome {
  const { code, pairs, row, member, steps } = one;
  const withdrawnOn = intake.consents.withdrawnOn(code, 'processing', today);
  if (withdrawnOn !== undefined) return { status: 'withdrawn', endedOn: withdrawnOn };
  const leftOn = earliestDay([intake.people.get(code)?.row.leftSchoolOn, row?.endOn]);
  const done = completedOn(pairs);
  if (done !== undefined && !(leftOn !== undefined && leftOn < done)) return { status: 'completed', endedOn: done };
  if (leftOn !== undefined && leftOn <= today) return { status: 'withdrawn', endedOn: leftOn };
  const decision = intake.consents.decision(code, 'processing', today);
  if (decision === 'refused') return { status: 'declined', endedOn: undefined };
  if (!intake.consents.valid(code, 'processing', today)) return { status: 'candidate', endedOn: undefined };
  // A pair that ended without a final meeting was not completed.
  const works = pairs.some(({ status }) => status === 'active' || status === 'ended');
  if (works) return { status: 'paired', endedOn: undefined };
  if (steps?.refused) return { status: 'declined', endedOn: undefined };
  if (member) return { status: 'active', endedOn: undefined };
  return { status: isDeclined(one, intake) ? 'declined' : 'candidate', endedOn: undefined };
}

/** Everybody who wants a role, or is or was in a base. Sorted by code, mentee role first. */
export function participationsOf(
  { programme, intake, context }: Pick<SchoolDay, 'programme' | 'intake' | 'context'>,
  pairs: readonly Pair[],
): readonly Participation[] {
  const { tables } = programme;
  const { today } = context;
  const rows = byKey(tables.participations, ({ code, role }) => code && role && participationKey(code, role));
  const begun = pairsByPerson(pairs);
  const members = new Map([...intake.mentees, ...intake.mentors].map((m) => [participationKey(m.code, m.role), m]));

  // We also change the rows of people who left the roster, because we must remove their content.
  const inBase = {
    mentee: byKey(tables.mentees, ({ code }) => code),
    mentor: byKey(tables.mentors, ({ code }) => code),
  };
  const listed = [
    ...inBase.mentee.keys(),
    ...inBase.mentor.keys(),
    ...[...rows.values()].flatMap(({ code }) => code ?? []),
  ];
  const codes = [...new Set([...intake.people.keys(), ...listed])].sort();

  return codes.flatMap((code) =>
    ROLES.flatMap((role): Participation[] => {
      const key = participationKey(code, role);
      const row = rows.get(key);
      const consented = intake.consents.valid(code, 'processing', today);
      const asked = role === 'mentee' ? intake.requests.has(code) : intake.offers.has(code);
      const wish = wishes(intake.answers.latest('intake', code)?.fields.wantsRole, role);
      if (!row && !inBase[role].has(code) && !(consented && (asked || wish))) return [];
      const one: Case = {
        code,
        role,
        row,
        pairs: begun.get(key) ?? [],
        member: members.get(key),
        steps: role === 'mentor' ? intake.stepsOf(code) : undefined,
      };
      const joinedOn = consented ? (one.member?.joinedOn ?? row?.joinedOn) : undefined;
      return [{ ...one, joinedOn, consented, ...outcome(one, intake, today) }];
    }),
  );
}
