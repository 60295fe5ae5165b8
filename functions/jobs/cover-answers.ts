import type { Form } from '../../sheets-schema/form.ts';
import { GoogleError } from '../gateways/google-error.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import { answersTab } from '../workbook/layout.ts';
import { findTabs, readFields } from '../workbook/read.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';

const FIELDS = readFields({ sheet: 'tables(tableId,range)' });

/**
 * Extends the Table that Google lays over a form's answers down to the last answer. Rows that programs write below a Table do not belong to it, and
 * its filters and sorts leave them out. This is a separate call, so that the answers stay written if Google refuses it.
 * @throws WorkbookError `google` if Google refuses it
 */
export async function coverAnswers(sheets: SheetsGateway, spreadsheetId: string, form: Form): Promise<void> {
  const spreadsheet = await sheets.read(spreadsheetId, FIELDS);
  const tab = findTabs(spreadsheet).get(answersTab(form.name));
  const found = spreadsheet.sheets?.find(({ properties }) => properties?.sheetId === tab?.sheetId);
  const table = found?.tables?.find(({ range }) => !range?.startRowIndex);
  const endRowIndex = tab?.cells.length ?? 0;
  if (!table || (table.range?.endRowIndex ?? Infinity) >= endRowIndex) return;
  const { tableId = null, range } = table;
  try {
    const grown = { tableId, range: { ...range, endRowIndex } };
    await sheets.write(spreadsheetId, [{ updateTable: { table: grown, fields: 'range' } }]);
  } catch (error) {
    if (!(error instanceof GoogleError)) throw error;
    const advice = 'Потяните её правый нижний угол до последней строки, чтобы фильтры видели все ответы.';
    throw new WorkbookError(
      'google',
      `Ответы записаны, но Google не расширил таблицу на листе «${tab?.title ?? form.tab}». ${advice}`,
      error,
    );
  }
}
