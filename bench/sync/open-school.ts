import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleForms } from '../../functions/gateways/google-forms/google-forms.ts';
import { googleSheets, type SheetsGateway } from '../../functions/gateways/google-sheets.ts';
import { smtpServer } from '../../functions/gateways/smtp.ts';
import { createWorkbook, install } from '../../functions/jobs/install.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { Snapshot, Tab } from '../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import type { Raw } from '../../sheets-schema/cell.ts';
import { momentOf } from '../../simulation/school-day.ts';
import { startInbox } from '../../workspace/inbox/index.ts';
import { movingClock } from '../../workspace/moving-clock.ts';
import { SECRET } from '../school/answers.ts';
import { TODAY, YEAR } from '../school/calendar.ts';

/** A cell of a register, by row number and column key. */
export interface Place {
  readonly tab: string;
  readonly row: number;
  readonly column: string;
}

/** A school on an emulator, with a mail server that keeps the letters. */
export interface OpenSchool {
  readonly school: School;
  type(place: Place, value: string | number): Promise<void>;
  close(): Promise<void>;
}

const cellData = (value: Raw | undefined) => {
  if (value === undefined) return {};
  if (typeof value === 'number') return { userEnteredValue: { numberValue: value } };
  return { userEnteredValue: typeof value === 'boolean' ? { boolValue: value } : { stringValue: value } };
};

/** Requests that write the rows of `written` into the columns of the installed tab. */
function fill(installed: Tab, written: Tab) {
  const places = [...installed.columns].sort(([, a], [, b]) => a - b).map(([key]) => written.columns.get(key) ?? -1);
  const rows = written.cells.slice(1).map((row) => ({ values: places.map((place) => cellData(row[place])) }));
  const missing = rows.length + 1 - installed.rowCount;
  const { sheetId } = installed;
  return [
    ...(missing > 0 ? [{ appendDimension: { sheetId, dimension: 'ROWS', length: missing } }] : []),
    { updateCells: { start: { sheetId, rowIndex: 1, columnIndex: 0 }, rows, fields: 'userEnteredValue' } },
  ];
}

async function write(sheets: SheetsGateway, spreadsheetId: string, written: Snapshot): Promise<Snapshot> {
  const installed = await readWorkbook(sheets, spreadsheetId);
  const requests = [...written.tabs].flatMap(([name, tab]) => {
    const target = installed.tabs.get(name);
    return target && tab.cells.length > 1 ? fill(target, tab) : [];
  });
  await sheets.write(spreadsheetId, requests);
  return installed;
}

/** Installs a school on the emulator and fills its workbook with the written cells. The school's clock starts at noon of {@link TODAY}. */
export async function openSchool(rootUrl: string, written: Snapshot): Promise<OpenSchool> {
  const clock = movingClock(momentOf(TODAY, '12:00'));
  const inbox = await startInbox({ clock });
  const access = bearerAccess(rootUrl, 'nastavnik@emulator.local');
  const [sheets, forms] = [googleSheets(access), googleForms(access)];
  const site = { sheets, forms, progress: () => undefined, newSecret: () => SECRET };
  const spreadsheetId = await createWorkbook(sheets, { title: 'Школа', timeZone: 'Europe/Moscow', programYear: YEAR });
  await install(site, spreadsheetId, YEAR);
  const installed = await write(sheets, spreadsheetId, written);
  const mail = smtpServer({ host: '127.0.0.1', port: inbox.smtpPort });
  return {
    school: {
      spreadsheetId,
      docsRoot: rootUrl,
      sheets,
      forms,
      mail,
      clock,
      random: Math.random,
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    },
    async type({ tab, row, column }, value) {
      const target = installed.tabs.get(tab);
      const start = { sheetId: target?.sheetId ?? -1, rowIndex: row, columnIndex: target?.columns.get(column) ?? -1 };
      const rows = [{ values: [cellData(value)] }];
      await sheets.write(spreadsheetId, [{ updateCells: { start, rows, fields: 'userEnteredValue' } }]);
    },
    async close() {
      mail.close();
      await inbox.close();
    },
  };
}
