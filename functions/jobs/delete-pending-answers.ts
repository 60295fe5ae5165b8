import { desired } from '../domain/desired.ts';
import { groupBy } from '../domain/group-by.ts';
import { schoolTime } from '../gateways/clock.ts';
import type { AnswerDeleter } from '../gateways/form-responses.ts';
import { diff } from '../workbook/diff.ts';
import { parse } from '../workbook/parse.ts';
import { PENDING_FIELDS, type PendingAnswer, pendingRequests, readPending } from '../workbook/pending-answers.ts';
import { READ_FIELDS, toSnapshot } from '../workbook/read.ts';
import type { CellChange, Snapshot } from '../workbook/snapshot.ts';
import { commit } from '../workbook/workbook.ts';
import { untilCommitted } from './conflict-retry.ts';
import type { School, SchoolSheets } from './school.ts';

/** One line per person whose answers are now deleted. The school keeps the exported journal with the act of destruction. */
function journalLines(
  gone: readonly PendingAnswer[],
  snapshot: Snapshot,
  { clock }: SchoolSheets & Pick<School, 'clock'>,
): CellChange[] {
  const { now } = schoolTime(clock.now(), parse(snapshot).settings.timeZone);
  const lines = [...groupBy(gone, ({ code }) => code)].map(([code, answers]) => ({
    values: {
      entryId: `уничтожение ответов|${code}|${now}`,
      when: now,
      who: 'программа',
      subject: code,
      what: 'Ответы в анкетах удалены',
      why: `Ответов: ${answers.length}`,
    },
  }));
  return diff([desired('journal', lines)], snapshot);
}

const same = (a: PendingAnswer) => (b: PendingAnswer) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Deletes answers of erased people from the forms if the erasure itself could not. If no answers wait, this takes one small read.
 * @returns the number of answers that still wait
 */
export async function deletePendingAnswers(
  site: SchoolSheets & Pick<School, 'clock'>,
  deleter: AnswerDeleter,
): Promise<number> {
  const waiting = readPending(await site.sheets.read(site.spreadsheetId, PENDING_FIELDS));
  const gone: PendingAnswer[] = [];
  for (const answer of waiting) if ((await deleter.deleteAnswer(answer)) === 'gone') gone.push(answer);
  if (gone.length === 0) return waiting.length;
  return untilCommitted(site, async () => {
    const spreadsheet = await site.sheets.read(site.spreadsheetId, READ_FIELDS);
    const snapshot = toSnapshot(spreadsheet);
    const pending = readPending(spreadsheet);
    const left = pending.filter((answer) => !gone.some(same(answer)));
    // Another run may have reported answers in the meantime.
    const told = pending.filter((answer) => gone.some(same(answer)));
    if (told.length === 0) return left.length;
    const lines = journalLines(told, snapshot, site);
    await commit(site.sheets, snapshot, lines, { random: site.random, more: pendingRequests(spreadsheet, left) });
    return left.length;
  });
}
