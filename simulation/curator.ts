import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { BrowsedWorkbook, type TableName, type TypeCells } from './browsed-workbook.ts';
import { choosing } from './duties/choosing.ts';
import { closing } from './duties/closing.ts';
import { consents } from './duties/consents.ts';
import type { Duty } from './duties/duty.ts';
import { gatherings } from './duties/gatherings.ts';
import { mending } from './duties/mending.ts';
import { pairing } from './duties/pairing.ts';
import { papers } from './duties/papers.ts';
import { plans } from './duties/plans.ts';
import { settingUp } from './duties/setting-up.ts';
import type { Life } from './life.ts';
import { dayIn } from './programme-run.ts';

const DUTIES: readonly Duty[] = [
  ...settingUp,
  ...mending,
  ...consents,
  ...papers,
  ...choosing,
  ...gatherings,
  ...pairing,
  ...plans,
  ...closing,
];

/** The curator's working day: opens the tabs for the day's duties, does the duties, and saves the edits. */
export async function curatorsDay(
  api: sheets_v4.Sheets,
  spreadsheetId: string,
  today: string,
  life: Life,
  typeCells?: TypeCells,
): Promise<void> {
  const duties = DUTIES.filter(({ from, until }) => today >= dayIn(life, from) && today <= dayIn(life, until));
  const tabs = [...new Set(duties.flatMap((duty): readonly TableName[] => duty.tabs))];
  const workbook = await BrowsedWorkbook.open(api, spreadsheetId, tabs, typeCells);
  for (const duty of duties) duty.work(workbook, today, life);
  await workbook.send();
}
