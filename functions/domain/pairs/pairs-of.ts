import type { Entry } from '../programme.ts';
import type { SchoolDay } from '../school-day.ts';
import { lastProgrammeDay } from '../timetable/timetable.ts';
import { decisionDays } from './decision-days.ts';
import { hasStarted, type Pair } from './pair.ts';
import { dissolutionOf } from './pair-end.ts';
import { startOf } from './pair-start.ts';

/** The day of the final meeting, by pair code. A final meeting ends its pair regularly. */
type FinalMeetings = ReadonlyMap<string, string>;

type Life = Omit<Pair, 'pairCode' | 'mentor' | 'mentees' | 'row'> & { readonly mentees?: readonly string[] };

const NOTHING = {
  decidedOn: undefined,
  former: [],
  activeFrom: undefined,
  endedOn: undefined,
  endedBecause: undefined,
  finalOn: undefined,
  blocker: undefined,
} as const;

interface World extends Pick<SchoolDay, 'programme' | 'intake' | 'context' | 'calendar' | 'roadmap'> {
  readonly decidedOn: (row: Entry<'pairs'>) => string;
}

function lifeOf(row: Entry<'pairs'>, world: World): Life {
  const { programme, intake } = world;
  const { today } = world.context;
  if (row.decision === undefined) return { ...NOTHING, status: row.status === 'outdated' ? 'outdated' : 'proposed' };
  if (row.decision === 'decline') return { ...NOTHING, status: 'declined' };

  const decidedOn = world.decidedOn(row);
  const start = startOf(row, decidedOn, programme, intake, today);
  const { end, former, blocker } = dissolutionOf(row, world);
  const gone = new Set(former.map(({ code }) => code));
  const mentees = (row.menteeCodes ?? []).filter((code) => !gone.has(code));
  const common = { decidedOn, mentees, former, order: start.order, activeFrom: start.activeFrom, finalOn: undefined };
  // A pair without a first day never started: it still waits for its start, or it was dissolved before.
  if (start.activeFrom === undefined) {
    return end
      ? { ...common, status: 'dissolved', endedOn: end.on, endedBecause: end.because, blocker }
      : {
          ...common,
          status: 'confirmed',
          endedOn: undefined,
          endedBecause: undefined,
          blocker: start.blocker ?? blocker,
        };
  }
  if (end) return { ...common, status: 'dissolved', endedOn: end.on, endedBecause: end.because, blocker };
  // Pairs without a final meeting end with the programme.
  const lastDay = lastProgrammeDay(world.roadmap, programme.settings, today);
  if (today >= lastDay) {
    return {
      ...common,
      status: 'ended',
      endedOn: lastDay,
      endedBecause: 'программа завершена, заключительной встречи не было',
      blocker: undefined,
    };
  }
  return {
    ...common,
    status: 'active',
    endedOn: undefined,
    endedBecause: undefined,
    blocker: blocker ?? start.blocker,
  };
}

/**
 * The state of each row of «Пары и группы», by pair code, without final meetings. Rows without code, mentor or mentees are not pairs. `former` lists
 * the people who left a group.
 */
export function pairsOf(day: SchoolDay): Pair[] {
  const { programme, context } = day;
  const world = { ...day, decidedOn: decisionDays(programme, context.today) };
  return programme.tables.pairs
    .flatMap((row): Pair[] => {
      const { pairCode, mentorCode: mentor, menteeCodes: mentees } = row;
      if (!pairCode || !mentor || !mentees?.length) return [];
      return [{ pairCode, mentor, mentees, row, ...lifeOf(row, world) }];
    })
    .sort((a, b) => (a.pairCode < b.pairCode ? -1 : 1));
}

/** Adds the final meetings: each one ends its pair, unless the pair was dissolved before. */
export function withFinals(pairs: readonly Pair[], finals: FinalMeetings): Pair[] {
  return pairs.map((pair): Pair => {
    const finalOn = finals.get(pair.pairCode);
    if (finalOn === undefined || !hasStarted(pair)) return pair;
    if (pair.status === 'dissolved' && pair.endedOn !== undefined && pair.endedOn < finalOn) return pair;
    return {
      ...pair,
      status: 'ended',
      finalOn,
      endedOn: finalOn,
      endedBecause: 'заключительная встреча проведена',
      blocker: undefined,
    };
  });
}
