import { schoolTime } from '../../functions/gateways/clock.ts';
import { untilCommitted } from '../../functions/jobs/conflict-retry.ts';
import { commit, readExactly } from '../../functions/workbook/workbook.ts';
import { journalOf, placesOf } from './actions.ts';
import { type CuratorContext, type View, viewIn, viewOf } from './context.ts';
import { changesOf, type Edit } from './edit.ts';
import { lettersSince } from './letters/when-it-goes.ts';

/**
 * Writes edits in one commit as one action that can be undone, then runs Nastavnik.
 * @param titleOf - describes the action, for the notice and the undo
 * @param editsOf - called again if somebody else has written in the meantime
 * @returns the action's number; undefined if there was nothing to write
 */
export async function write(
  context: CuratorContext,
  titleOf: (edits: readonly Edit[]) => string,
  editsOf: (view: View) => readonly Edit[] | Promise<readonly Edit[]>,
): Promise<number | undefined> {
  const { school, undo } = context;
  // If people move rows meanwhile, the repair restores what the staff wrote there, formulas and notes included.
  const read = () => readExactly(school.sheets, school.spreadsheetId);
  let before: View | undefined;
  const done = await untilCommitted(school, async () => {
    const snapshot = await read();
    const view = viewIn(snapshot, context);
    before = view;
    const edits = await editsOf(view);
    if (edits.length === 0) return undefined;
    const changes = [...changesOf(edits, snapshot), ...journalOf(context, titleOf(edits), edits, view)];
    await commit(school.sheets, snapshot, changes, { random: school.random, read });
    const { now: when } = schoolTime(school.clock.now(), view.programme.settings.timeZone);
    const details = { title: titleOf(edits), when, who: context.actor, place: placesOf(edits, view) };
    return undo.remember(details, edits, snapshot);
  });
  if (done === undefined || !before) return done;
  await context.runTimer();
  undo.tellOfLetters(done, lettersSince(before, await viewOf(context)));
  return done;
}
