import { shownStates } from '../../../sheets-schema/tables/roadmap.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import { listed } from '../roadmap/listed.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { OVERRIDE_WORDS } from '../roadmap/roadmap-rows.ts';
import type { JournalEntry } from './entry.ts';

type Shown = keyof typeof shownStates;

const isClosed = (status: Shown) => status === 'done' || status === 'waived';

interface Change {
  readonly id: string;
  readonly before: Shown;
  readonly after: Shown;
  readonly byWord: string | undefined;
  readonly missing: readonly string[];
}

/** Whether the staff added or removed their own decision while the activity stayed done. */
function wordChanged({ override, status }: ActivityState, shown: string | undefined): boolean {
  const before = shown?.startsWith(OVERRIDE_WORDS) ?? false;
  return status === 'done' && before !== (override !== undefined);
}

function entryOf({ id, before, after, byWord, missing }: Change, { context }: ProgrammeState): JournalEntry {
  const byHand = byWord !== undefined || after === 'off' || before === 'off';
  const how = byWord !== undefined && after === 'done' ? ' по решению школы' : '';
  return {
    entryId: `${id}|${after}${how && '|решение'}|${context.today}`,
    who: byHand ? 'куратор' : 'программа',
    subject: `Мероприятие ${id}`,
    what: `«${shownStates[before]}» → «${shownStates[after]}»${how}`,
    why: byWord ?? listed(missing),
  };
}

/**
 * Journal entries about activities that became or stopped being done, not required or switched off. Each entry says whether the curator or the
 * program decided.
 */
export function activityEntries(programmeState: ProgrammeState): JournalEntry[] {
  const { activities, roadmap, programme } = programmeState;
  const rows = new Map(programme.tables.roadmap.map((row) => [row.id, row]));
  const changes = activities.flatMap((state): Change[] => {
    const { id, status, override, waivedBecause, missing } = state;
    const row = rows.get(id);
    const before = row?.status ?? 'notStarted';
    const moved = before !== status && (isClosed(status) || isClosed(before) || before === 'off');
    if (!moved && !wordChanged(state, row?.evidence)) return [];
    return [{ id, before, after: status, byWord: override ?? waivedBecause, missing }];
  });
  const switchedOff = roadmap.off.flatMap(({ id }): Change[] => {
    const before = rows.get(id)?.status ?? 'notStarted';
    return before === 'off' ? [] : [{ id, before, after: 'off', byWord: undefined, missing: [] }];
  });
  return [...changes, ...switchedOff].map((change) => entryOf(change, programmeState));
}
