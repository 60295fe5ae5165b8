import { type Hold, isReported } from '../domain/hold/hold.ts';
import { holdLetter } from '../domain/hold/hold-words.ts';
import { fingerprint } from '../domain/paper/fingerprint.ts';
import type { Plan } from '../domain/plan.ts';
import type { Delivery } from '../domain/refusals/delivery.ts';
import { diff } from '../workbook/diff.ts';
import { newerSeal } from '../workbook/memory/hold-cause.ts';
import { withoutFormer } from '../workbook/memory/seal.ts';
import { type HoldMark, storeHold } from '../workbook/memory/stored-memory.ts';
import { mergedChanges } from '../workbook/merged-changes.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import { commitAndRepair, readWorkbook } from '../workbook/workbook.ts';
import { ConflictRetry } from './conflict-retry.ts';
import { HighWaterMark } from './high-water-mark.ts';
import { type Planned, planFor } from './plan-for.ts';
import { refreshForms } from './refresh-forms.ts';
import type { School } from './school.ts';
import { sendable, sendLetters } from './send-letters.ts';

/** The results of a run. */
export interface SyncReport {
  /** The number of written cells and rows; 0 if the workbook was up to date. */
  readonly changes: number;
  readonly sent: number;
  readonly conflicts: number;
  /** The plan that the workbook now shows. */
  readonly plan: Plan;
  /** The reason for holding letters; absent if letters are not on hold. */
  readonly hold?: Hold;
}

/** The reason for holding letters, as we store it in the spreadsheet; undefined if there is nothing to store. */
function holdMark({ hold, snapshot }: Planned, highWater: HighWaterMark): HoldMark | undefined {
  const { quietCopy } = snapshot.remembered.hold ?? {};
  if (!hold || !isReported(hold)) return quietCopy === undefined ? undefined : { quietCopy };
  const expected = newerSeal(snapshot, highWater.note?.seal);
  return expected ? { expected: withoutFormer(expected) } : {};
}

/** A plan that is committed to the workbook. */
interface CommittedPlan extends Planned {
  /** The number of cells and rows written for the plan. */
  readonly changes: number;
  /** Whether this run began to hold letters, so that the curator does not know it yet. */
  readonly heldSince?: 'now';
}

interface Run {
  readonly school: School;
  readonly conflicts: ConflictRetry;
  readonly highWater: HighWaterMark;
}

/**
 * Reads, plans and commits until a commit succeeds. If people moved rows in the meantime, it plans again for their changes, unless letters must be
 * sent first.
 * @param first - the snapshot that the caller has just read, if any
 */
async function commitPlan(
  { school, conflicts, highWater }: Run,
  delivered: readonly Delivery[],
  first?: Snapshot,
): Promise<CommittedPlan> {
  const { sheets, spreadsheetId, random } = school;
  let snapshot = first;
  let written = 0;
  let isNews = false;
  for (let looks = 1; ; ) {
    const read = snapshot ?? (await readWorkbook(sheets, spreadsheetId));
    snapshot = undefined;
    const planned = planFor(school, read, delivered, highWater.note?.seal);
    const changes = mergedChanges([...planned.restored, ...diff(planned.plan.tables, planned.base)], read);
    const mark = holdMark(planned, highWater);
    const kept = storeHold(read.remembered, mark);
    const committedPlan = (more: Pick<Planned, 'plan' | 'snapshot'>): CommittedPlan => ({
      ...planned,
      ...more,
      changes: written,
      ...(planned.hold && isNews ? { heldSince: 'now' } : {}),
    });
    if (changes.length + kept.requests.length === 0) return committedPlan(planned);
    if (await highWater.isAheadOf(read)) continue;
    try {
      const result = await commitAndRepair(sheets, read, changes, {
        random,
        more: kept.requests,
        // While letters are held, we must not change the memory, because the workbook may have lost data.
        ...(planned.hold ? { remembering: () => undefined } : {}),
      });
      const remembered = storeHold(result.snapshot.remembered, mark).after;
      const current = { ...result.snapshot, remembered };
      await highWater.raise(current);
      written += changes.length;
      isNews ||= kept.requests.length > 0;
      const letters = sendable(planned.plan.letters, result);
      if (!result.moved || letters.length > 0 || looks++ > 1) {
        return committedPlan({ plan: { ...planned.plan, letters }, snapshot: current });
      }
      snapshot = current;
    } catch (error) {
      await conflicts.retry(error);
    }
  }
}

/** Sends the curator one letter that says that letters are held, if the settings allow letters. */
async function notifyOfHold(school: School, committed: CommittedPlan): Promise<void> {
  const { hold, heldSince, plan, snapshot } = committed;
  const { mailPaused, curatorEmail, schoolDomain } = plan.programmeState.programme.settings;
  if (!hold || !heldSince || mailPaused || !curatorEmail) return;
  const { expected } = snapshot.remembered.hold ?? {};
  const name = fingerprint(JSON.stringify([hold.cause, snapshot.spreadsheetId, expected ?? snapshot.revision]), 24);
  const letters = [holdLetter(hold, `<${name}@${schoolDomain}>`)];
  await sendLetters(school, { ...committed, plan: { ...plan, letters } });
}

/**
 * Reads everything that people wrote, and updates the workbook, the forms and the letters.
 *
 * If nothing is new, this takes only one read. Otherwise it also takes one atomic write. If the run sends letters, another write records the results.
 * A lost, repeated or late call does no harm. Before the first write, the note outside of the spreadsheet shows whether somebody has restored an
 * older version of the spreadsheet.
 */
export async function sync(school: School): Promise<SyncReport> {
  const conflicts = new ConflictRetry(school);
  const run = { school, conflicts, highWater: new HighWaterMark(school) };
  const committed = await commitPlan(run, []);
  const { choices } = committed.plan;
  if (choices && !school.formsElsewhere) await refreshForms(school, committed.snapshot, choices);
  const report = ({ plan, hold }: CommittedPlan, more: { changes: number; sent: number }) => ({
    ...more,
    conflicts: conflicts.conflicts,
    plan,
    ...(hold ? { hold } : {}),
  });
  await notifyOfHold(school, committed);
  if (committed.plan.letters.length === 0) return report(committed, { changes: committed.changes, sent: 0 });

  const delivered = await sendLetters(school, committed);
  const recorded = await commitPlan(run, delivered, committed.snapshot);
  await notifyOfHold(school, recorded);
  return report(recorded, {
    changes: committed.changes + recorded.changes,
    sent: delivered.filter(({ outcome }) => outcome === 'sent').length,
  });
}
