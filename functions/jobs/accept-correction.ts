import { suggestedCorrections } from '../domain/suggested-corrections.ts';
import { parse } from '../workbook/parse.ts';
import { setCell } from '../workbook/set-cell.ts';
import { commit, readExactly } from '../workbook/workbook.ts';
import { untilCommitted } from './conflict-retry.ts';
import type { SchoolSheets } from './school.ts';

/**
 * Writes a suggested correction into its cell, as if a person typed it. Does nothing if the cell has been corrected or moved meanwhile.
 * @param key - the key of the correction (see `domain/suggested-corrections.ts`)
 */
export async function acceptCorrection(site: SchoolSheets, key: string): Promise<void> {
  const { sheets, spreadsheetId, random } = site;
  const read = () => readExactly(sheets, spreadsheetId);
  await untilCommitted(site, async () => {
    const snapshot = await read();
    const correction = suggestedCorrections(parse(snapshot)).find((each) => each.key === key);
    const tab = correction && snapshot.tabs.get(correction.table);
    if (!correction || !tab) return;
    const changes = setCell(tab, correction.at, correction.column, correction.cell);
    await commit(sheets, snapshot, changes, { random, read });
  });
}
