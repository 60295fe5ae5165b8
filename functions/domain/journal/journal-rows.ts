import { pairStatuses } from '../../../sheets-schema/tables/pairs.ts';
import { stageStates } from '../../../sheets-schema/tables/stages.ts';
import { type DesiredTable, desired } from '../desired.ts';
import { listed } from '../roadmap/shown.ts';
import type { Standing } from '../standing.ts';
import { activityEntries } from './activity-entries.ts';
import type { JournalEntry } from './entry.ts';

function stageEntries({ stages, programme, context: { today } }: Standing): JournalEntry[] {
  const shown = new Map(programme.tables.stages.map((row) => [row.stage, row.state]));
  return stages.flatMap(({ stage, status, missing }) => {
    const before = shown.get(stage) ?? 'notOpen';
    if (before === status) return [];
    const closedByHand = status === 'closed' || status === 'closedWithRemarks';
    return [
      {
        entryId: `этап ${stage}|${status}|${today}`,
        who:
          closedByHand && before !== 'closed' && before !== 'closedWithRemarks'
            ? ('куратор' as const)
            : ('программа' as const),
        subject: `Этап ${stage}`,
        what: `«${stageStates[before]}» → «${stageStates[status]}»`,
        why: listed(missing),
      },
    ];
  });
}

const DECIDED = ['confirmed', 'declined'];

function pairEntries({ pairs, programme, context: { today } }: Standing): JournalEntry[] {
  const shown = new Map(programme.tables.pairs.map((row) => [row.pairCode, row.status]));
  return pairs.flatMap(({ pairCode, status, mentor, mentees, endedBecause }): JournalEntry[] => {
    const before = shown.get(pairCode);
    // A proposal that comes and goes is no change of the programme: only what was decided is.
    if (before === status || status === 'proposed' || status === 'outdated') return [];
    return [
      {
        entryId: `${pairCode}|${status}|${today}`,
        who: DECIDED.includes(status) ? 'куратор' : 'программа',
        subject: pairCode,
        what: `${before ? `«${pairStatuses[before]}» → ` : ''}«${pairStatuses[status]}»: ${mentor} – ${mentees.join(', ')}`,
        why: status === 'ended' || status === 'dissolved' ? endedBecause : undefined,
      },
    ];
  });
}

/** One line for each withdrawal, whatever else is destroyed. */
function withdrawals({ intake, context: { today } }: Standing): JournalEntry[] {
  return [...intake.people.keys()].flatMap((code): JournalEntry[] => {
    const on = intake.consents.withdrawnOn(code, 'processing', today);
    if (on === undefined) return [];
    return [
      {
        entryId: `согласие|${code}|${on}`,
        who: 'программа',
        subject: code,
        what: 'Отозвано согласие на обработку персональных данных',
        why: 'Запись в реестре согласий',
      },
    ];
  });
}

/**
 * New lines of «Журнал изменений»: what the sheets show now against what they will show. Codes only, so that nothing here
 * ever has to be destroyed.
 */
export function journalRows(standing: Standing): DesiredTable {
  const written = new Set(standing.programme.tables.journal.map(({ entryId }) => entryId));
  const entries = [
    ...stageEntries(standing),
    ...activityEntries(standing),
    ...pairEntries(standing),
    ...withdrawals(standing),
  ].filter(({ entryId }) => !written.has(entryId));
  return desired(
    'journal',
    entries.map((entry) => ({ values: { ...entry, at: standing.context.now } })),
  );
}
