import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { NamesInTexts } from '../domain/erasure/names-in-texts.ts';
import type { TableName } from '../domain/programme.ts';
import { ERASURE_FIELDS, erasureOf } from '../workbook/erase/erase-requests.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import { toWholeSnapshot } from '../workbook/whole-snapshot.ts';
import { commit } from '../workbook/workbook.ts';
import { untilCommitted } from './conflict-retry.ts';
import type { SchoolSheets } from './school.ts';

/** The tabs with the addresses of the officials, who need them for access and for letters. An official may also be a participant. */
const WITH_OFFICIALS: readonly TableName[] = ['settings', 'curators'];

/** The spreadsheet without the tabs that keep the officials' addresses. */
export function besidesOfficials(
  spreadsheet: sheets_v4.Schema$Spreadsheet,
  { tabs }: Snapshot,
): sheets_v4.Schema$Spreadsheet {
  const kept = new Set(WITH_OFFICIALS.map((name) => tabs.get(name)?.sheetId));
  return {
    ...spreadsheet,
    sheets: spreadsheet.sheets?.filter(({ properties }) => !kept.has(properties?.sheetId ?? undefined)) ?? [],
  };
}

/** People may copy a row while we work, so we look again until nothing is left. */
const MOST_PASSES = 5;

/**
 * Replaces full names and addresses with codes in the whole workbook: «К-07 Тестовая Анна» becomes «К-07».
 * @returns the number of changed cells
 */
export async function maskNames(site: SchoolSheets, { withCodes }: NamesInTexts): Promise<number> {
  const { sheets, spreadsheetId, random } = site;
  const read = async () => toWholeSnapshot(await sheets.read(spreadsheetId, ERASURE_FIELDS));
  const mask = async () => {
    const spreadsheet = await sheets.read(spreadsheetId, ERASURE_FIELDS);
    const snapshot = toWholeSnapshot(spreadsheet);
    const { changes } = erasureOf(besidesOfficials(spreadsheet, snapshot), snapshot, [], { redact: withCodes });
    if (changes.length === 0) return 0;
    await commit(sheets, snapshot, changes, { random, read });
    return changes.length;
  };
  let masked = 0;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const changed = await untilCommitted(site, mask);
    masked += changed;
    if (changed === 0) break;
  }
  return masked;
}
