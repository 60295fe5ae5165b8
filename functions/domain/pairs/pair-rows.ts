import { meetingKinds } from '../../../sheets-schema/choices/meeting-kind.ts';
import { dayText } from '../calendar/day-text.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { groupBy } from '../group-by.ts';
import type { DueMeeting, Meeting } from '../meetings/meeting.ts';
import { meetingsHeld } from '../monitoring/took-part.ts';
import type { Facts } from '../standing.ts';
import type { Pair } from './pair.ts';
import { compositions, describeWith, type Matching, proposalRows } from './proposals.ts';

/** «планирование, до 31.10.2026». */
export function dueText({ kind, dueOn, window }: DueMeeting): string {
  const name = window === undefined ? meetingKinds[kind] : `${meetingKinds[kind]}, ${window}-е окно`;
  return `${name}, до ${dayText(dueOn)}`;
}

function lifeValues(
  pair: Pair,
  own: readonly Meeting[],
  next: DueMeeting | undefined,
  { identity }: Facts['context'],
): RowOf<'pairs'>['values'] {
  const { mentor, row, status, activeFrom, blocker } = pair;
  const held = meetingsHeld(pair, own);
  return {
    mentor: identity.display(mentor),
    mentees: (row.menteeCodes ?? []).map((code) => identity.display(code)).join('\n'),
    status,
    // The day is remembered where a consent that was withdrawn or ran out no longer shows it.
    activeFrom: activeFrom ?? (status === 'dissolved' ? row.activeFrom : undefined),
    blocker,
    meetingsHeld: held > 0 || activeFrom !== undefined ? held : undefined,
    lastMeeting: own.at(-1)?.heldOn ?? (status === 'dissolved' ? row.lastMeeting : undefined),
    nextDue: next && dueText(next),
    nextDueOn: next?.dueOn,
  };
}

/** «Пары и группы»: each row's life, and the proposals of the day. */
export function pairRows(facts: Facts, { solution, readiness }: Matching): DesiredTable {
  const rows = facts.programme.tables.pairs;
  const proposals = readiness.ready
    ? proposalRows(rows, compositions(solution), describeWith(solution, facts.intake.areaLabel))
    : [];
  const proposed = new Map(proposals.flatMap(({ at, values }) => (at === undefined ? [] : [[at, values] as const])));
  const held = groupBy(facts.meetings, ({ pairCode }) => pairCode);
  const due = groupBy(facts.due, ({ pairCode }) => pairCode);
  const lives = facts.pairs.map((pair): RowOf<'pairs'> => {
    const { pairCode, row } = pair;
    const life = lifeValues(pair, held.get(pairCode) ?? [], due.get(pairCode)?.[0], facts.context);
    return { at: row.at, values: { ...life, ...proposed.get(row.at) } };
  });
  const added = proposals
    .filter(({ at }) => at === undefined)
    .map(({ values }): RowOf<'pairs'> => {
      const { identity } = facts.context;
      const { mentorCode, menteeCodes } = values;
      return {
        values: {
          ...values,
          mentor: mentorCode && identity.display(mentorCode),
          mentees: (menteeCodes ?? []).map((code) => identity.display(code)).join('\n'),
        },
      };
    });
  return desired('pairs', [...lives, ...added]);
}
