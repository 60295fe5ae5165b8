import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { tables } from '../sheets-schema/tables/index.ts';
import { BrowsedWorkbook, type TableName } from './browsed-workbook.ts';
import { workingDay } from './disruptions.ts';
import type { Life } from './life.ts';

export interface OpenWorkbook {
  readonly api: sheets_v4.Sheets;
  readonly spreadsheetId: string;
}

/** Sorts a whole tab by one column, as the menu «Данные» does. */
async function sortTab({ api, spreadsheetId }: OpenWorkbook, name: TableName, sortedBy: string): Promise<void> {
  const { data } = await api.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties)', prettyPrint: false });
  const properties = data.sheets?.find((sheet) => sheet.properties?.title === tables[name].title)?.properties;
  const workbook = await BrowsedWorkbook.open(api, spreadsheetId, [name]);
  const { sheetId, gridProperties } = properties ?? {};
  if (typeof sheetId !== 'number') return;
  const range = {
    sheetId,
    startRowIndex: 1,
    endRowIndex: workbook.rows(name).length + 1,
    startColumnIndex: 0,
    endColumnIndex: gridProperties?.columnCount ?? 1,
  };
  const sortSpecs = [{ dimensionIndex: workbook.column(name, sortedBy), sortOrder: 'DESCENDING' }];
  await api.spreadsheets.batchUpdate({
    spreadsheetId,
    requestBody: { requests: [{ sortRange: { range, sortSpecs } }] },
    prettyPrint: false,
  });
}

/** The curator's mistakes and shortcuts in the workbook after the day's work. The curator also repairs the mistakes. */
export class CuratorMistakes {
  private readonly workbook: OpenWorkbook;
  private readonly life: Life;
  private renamed: string | undefined;

  constructor(workbook: OpenWorkbook, life: Life) {
    this.workbook = workbook;
    this.life = life;
  }

  /** Restores the renamed header before the day's work. */
  async morning(): Promise<void> {
    if (!this.renamed) return;
    await this.write(this.renamed, tables.requests.columns.decision.header);
    this.renamed = undefined;
  }

  async evening(today: string): Promise<void> {
    const { api, spreadsheetId } = this.workbook;
    const is = (dayOfYear: string) => today === workingDay(this.life, dayOfYear);
    if (is('05-20')) {
      const workbook = await BrowsedWorkbook.open(api, spreadsheetId, ['materials']);
      const row = workbook.rows('materials').find(({ link }) => link);
      if (row) workbook.typeRaw('materials', row.at, 'addedOn', 'на той неделе');
      await workbook.send();
    }
    if (is('06-15')) await sortTab(this.workbook, 'people', 'name');
    if (is('08-21')) {
      const workbook = await BrowsedWorkbook.open(api, spreadsheetId, ['requests']);
      this.renamed = workbook.address('requests', 1, 'decision');
      if (this.renamed) await this.write(this.renamed, 'Что решили');
    }
    if (is('09-25')) await sortTab(this.workbook, 'pairs', 'pairCode');
  }

  private async write(range: string, text: string): Promise<void> {
    const { api, spreadsheetId } = this.workbook;
    const requestBody = { values: [[text]] };
    await api.spreadsheets.values.update({ spreadsheetId, range, valueInputOption: 'USER_ENTERED', requestBody });
  }
}
