import { mendsOf } from '../domain/mends.ts';
import { parse } from '../workbook/parse.ts';
import { setCell } from '../workbook/set-cell.ts';
import { commit, readExactly } from '../workbook/workbook.ts';
import { untilCommitted } from './conflict-retry.ts';
import type { SchoolSheets } from './school.ts';

/**
 * Writes a suggested correction into its cell, as if a person typed it. Does nothing if the cell has been corrected or moved meanwhile.
 * @param key - the key of the correction (see `domain/mends.ts`)
 */
export async function acceptMend(site: SchoolSheets, key: string): Promise<void> {
  const { sheets, spreadsheetId, random } = site;
  const read = () => readExactly(sheets, spreadsheetId);
  await untilCommitted(site, async () => {
    const snapshot = await read();
    const mend = mendsOf(parse(snapshot)).find((each) => each.key === key);
    const tab = mend && snapshot.tabs.get(mend.table);
    if (!mend || !tab) return;
    const changes = setCell(tab, mend.at, mend.column, mend.cell);
    await commit(sheets, snapshot, changes, { random, read });
  });
}
