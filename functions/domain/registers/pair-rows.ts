import { meetingKinds } from '../../../sheets-schema/choices/meeting-kind.ts';
import { dayText } from '../calendar/day-text.ts';
import { ledByIn } from '../curators/curator-words.ts';
import { responsible } from '../curators/responsible.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { groupBy } from '../group-by.ts';
import { shownOrCode } from '../intake/shown-person.ts';
import type { DueMeeting, Meeting } from '../meetings/meeting.ts';
import { gapsText } from '../meetings/missed-meetings.ts';
import type { MeetingWindow } from '../meetings/two-week-windows.ts';
import { meetingsHeld } from '../monitoring/took-part.ts';
import type { Pair } from '../pairs/pair.ts';
import type { PairedDay } from '../pairs/paired-day.ts';
import { compositions, describeWith, type Matching, newPairs, proposalRows } from '../pairs/proposals.ts';
import type { SchoolDay } from '../school-day.ts';
import type { BaseFacts } from './base-facts.ts';

/** A recommendation (`MM-DD`) for a planning that is due in October. Later days are still in time. */
const PLANNING_TARGET = '10-14';

/** «планирование, до 30.10.2026 (лучше до 14.10)». */
export function dueText({ kind, dueOn, window }: DueMeeting): string {
  const name = window === undefined ? meetingKinds[kind] : `${meetingKinds[kind]}, ${window}-й период`;
  const target =
    kind === 'planning' && dueOn.slice(5) > PLANNING_TARGET && dueOn.slice(5) <= '10-31'
      ? ` (лучше до ${dayText(`${dueOn.slice(0, 4)}-${PLANNING_TARGET}`).slice(0, 5)})`
      : '';
  return `${name}, до ${dayText(dueOn)}${target}`;
}

interface KnownWindows extends Pick<SchoolDay, 'intake' | 'context'> {
  readonly windows: readonly MeetingWindow[];
}

interface Known extends KnownWindows, Pick<PairedDay, 'programme' | 'pairs'> {
  readonly due: readonly DueMeeting[];
  readonly bases: Pick<BaseFacts, 'meetings'>;
}

function lifeValues(
  pair: Pair,
  own: readonly Meeting[],
  due: readonly DueMeeting[],
  { windows, intake, context }: KnownWindows,
): RowOf<'pairs'>['values'] {
  const { mentor, row, status, activeFrom, blocker } = pair;
  const { today } = context;
  const shown = shownOrCode(intake, context);
  const held = meetingsHeld(pair, own);
  const [next] = due;
  // The reasons quote needs. So a decided pair loses its reasons when one of its members withdraws.
  const isWithdrawn = [mentor, ...(row.menteeCodes ?? [])].some((code) => intake.withdrawn.has(code));
  return {
    ...(isWithdrawn ? { why: undefined } : {}),
    mentor: shown(mentor),
    mentees: (row.menteeCodes ?? []).map(shown).join('\n'),
    status,
    // A dissolved pair keeps its first day even without a valid consent.
    activeFrom: activeFrom ?? (status === 'dissolved' ? row.activeFrom : undefined),
    blocker,
    meetingsHeld: held > 0 || activeFrom !== undefined ? held : undefined,
    lastMeeting: own.at(-1)?.heldOn ?? (status === 'dissolved' ? row.lastMeeting : undefined),
    nextDue: next && dueText(next),
    nextDueOn: next?.dueOn,
    gaps: gapsText(pair, own, due, windows, today),
  };
}

/** «Пары и группы»: the state of each row, with today's proposals. */
export function pairRows(facts: Known, matching: Matching): DesiredTable {
  const rows = facts.programme.tables.pairs;
  const proposals = matching.readiness.ready
    ? proposalRows(
        rows,
        compositions({ pairs: newPairs(matching) }),
        describeWith(matching, facts.intake.areaLabel),
        facts.programme.given?.pairs,
      )
    : [];
  const proposed = new Map(proposals.flatMap(({ at, values }) => (at === undefined ? [] : [[at, values] as const])));
  const due = groupBy(facts.due, ({ pairCode }) => pairCode);
  const curators = responsible(facts.programme);
  const ledBy = ledByIn(curators.all, facts.context.today);
  const lives = facts.pairs.map((pair): RowOf<'pairs'> => {
    const { pairCode, row } = pair;
    const life = lifeValues(pair, facts.bases.meetings.get(pairCode) ?? [], due.get(pairCode) ?? [], facts);
    return { at: row.at, values: { ...life, ...proposed.get(row.at), ledBy: ledBy(curators.ofPair(pairCode)) } };
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
          ledBy: ledBy(curators.ofNewPair(mentorCode ?? '')),
        },
      };
    });
  return desired('pairs', [...lives, ...added]);
}
