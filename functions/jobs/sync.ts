import type { Plan } from '../domain/plan.ts';
import type { Delivery } from '../domain/refusals/delivery.ts';
import { diff } from '../workbook/diff.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import { land, readWorkbook } from '../workbook/workbook.ts';
import { ConflictRetry } from './conflict-retry.ts';
import { planFor } from './plan-for.ts';
import { refreshForms } from './refresh-forms.ts';
import type { School } from './school.ts';
import { sendable, sendLetters } from './send-letters.ts';

/** What a run did. */
export interface SyncReport {
  /** Cells and rows written; 0 where the workbook said already what it should. */
  readonly changes: number;
  readonly sent: number;
  readonly conflicts: number;
  /** What the workbook says now, and why. */
  readonly plan: Plan;
}

/**
 * Reads, plans and commits until a commit holds. Where people moved rows meanwhile, what they did is looked at as well, unless there
 * is post to be seen to first. `first` is what the caller has just read, if anything.
 */
async function settle(school: School, conflicts: ConflictRetry, delivered: readonly Delivery[], first?: Snapshot) {
  let snapshot = first;
  let changed = 0;
  for (let looks = 1; ; ) {
    const planned = planFor(school, snapshot ?? (await readWorkbook(school.sheets, school.spreadsheetId)), delivered);
    snapshot = undefined;
    const changes = diff(planned.plan.tables, planned.snapshot);
    if (changes.length === 0) return { ...planned, changes: changed };
    try {
      const landing = await land(school.sheets, planned.snapshot, changes, { random: school.random });
      changed += changes.length;
      const letters = sendable(planned.plan.letters, landing);
      if (!landing.moved || letters.length > 0 || looks++ > 1) {
        return { ...planned, plan: { ...planned.plan, letters }, snapshot: landing.snapshot, changes: changed };
      }
      snapshot = landing.snapshot;
    } catch (error) {
      await conflicts.retry(error);
    }
  }
}

/**
 * Looks at everything people wrote, and makes the workbook, the forms and the post follow from it.
 *
 * One read; nothing more where nothing is new. Otherwise one atomic write, and after letters were sent one more, which
 * records what became of them. A lost, doubled or late call changes nothing.
 */
export async function sync(school: School): Promise<SyncReport> {
  const conflicts = new ConflictRetry(school);
  const settled = await settle(school, conflicts, []);
  const { choices } = settled.plan;
  if (choices && !school.formsElsewhere) await refreshForms(school, settled.snapshot, choices);
  const report = { changes: settled.changes, sent: 0, plan: settled.plan };
  if (settled.plan.letters.length === 0) return { ...report, conflicts: conflicts.conflicts };

  const delivered = await sendLetters(school, settled);
  const recorded = await settle(school, conflicts, delivered, settled.snapshot);
  return {
    changes: report.changes + recorded.changes,
    sent: delivered.filter(({ outcome }) => outcome === 'sent').length,
    conflicts: conflicts.conflicts,
    plan: recorded.plan,
  };
}
