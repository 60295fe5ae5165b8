import type { Delivery } from '../domain/context.ts';
import type { Plan } from '../domain/plan.ts';
import { diff } from '../workbook/diff.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import { commit, readWorkbook } from '../workbook/workbook.ts';
import { planFor } from './plan-for.ts';
import { refreshForms } from './refresh-forms.ts';
import type { School } from './school.ts';
import { sendLetters } from './send-letters.ts';
import { Tries } from './tries.ts';

/** What a run did. */
export interface SyncReport {
  /** Cells and rows written; 0 where the workbook said already what it should. */
  readonly changes: number;
  readonly sent: number;
  readonly conflicts: number;
  /** What the workbook says now, and why. */
  readonly plan: Plan;
}

/** Reads, plans and commits until a commit holds. `first` is what the caller has just read, if anything. */
async function settle(school: School, tries: Tries, delivered: readonly Delivery[], first?: Snapshot) {
  for (let snapshot = first; ; snapshot = undefined) {
    const planned = planFor(school, snapshot ?? (await readWorkbook(school.sheets, school.spreadsheetId)), delivered);
    const changes = diff(planned.plan.tables, planned.snapshot);
    if (changes.length === 0) return { ...planned, changes: 0 };
    try {
      const committed = await commit(school.sheets, planned.snapshot, changes);
      return { ...planned, snapshot: committed, changes: changes.length };
    } catch (error) {
      await tries.lost(error);
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
  const tries = new Tries(school);
  const settled = await settle(school, tries, []);
  const { choices } = settled.plan;
  if (choices && !school.formsElsewhere) await refreshForms(school, settled.snapshot, choices);
  const report = { changes: settled.changes, sent: 0, plan: settled.plan };
  if (settled.plan.letters.length === 0) return { ...report, conflicts: tries.conflicts };

  const delivered = await sendLetters(school, settled);
  const recorded = await settle(school, tries, delivered, settled.snapshot);
  return {
    changes: report.changes + recorded.changes,
    sent: delivered.filter(({ outcome }) => outcome === 'sent').length,
    conflicts: tries.conflicts,
    plan: recorded.plan,
  };
}
