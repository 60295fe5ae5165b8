import { printUncertain } from '../workbook/memory/high-water.ts';
import { readWorkbook } from '../workbook/workbook.ts';
import type { School } from './school.ts';

/**
 * Writes a note for a spreadsheet that has a memory but no note, as after a restored backup on a new computer. The next run then holds the letters, and
 * gives nobody a code that somebody may have had after the backup. A spreadsheet that has sent no letter and given no code needs no note.
 */
export async function replaceLostNote({
  sheets,
  spreadsheetId,
}: Pick<School, 'sheets' | 'spreadsheetId'>): Promise<void> {
  const { notes } = sheets;
  if (!notes || (await notes.recall(spreadsheetId)) !== undefined) return;
  const { memory, seal } = (await readWorkbook(sheets, spreadsheetId)).remembered;
  if (!memory || seal?.school !== spreadsheetId) return;
  const isUsed = memory.letters.size > 0 || (memory.keys.get('people')?.size ?? 0) > 0;
  if (isUsed) await notes.note(spreadsheetId, printUncertain(memory, seal, notes.room));
}
