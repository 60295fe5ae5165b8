import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleForms } from '../../functions/gateways/google-forms/google-forms.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { smtpServer } from '../../functions/gateways/smtp.ts';
import { createWorkbook, install } from '../../functions/jobs/install.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { momentOf } from '../../simulation/school-day.ts';
import { startInbox } from '../../workspace/inbox/index.ts';
import { movingClock } from '../../workspace/moving-clock.ts';
import { SECRET } from '../school/answers.ts';
import { TODAY, YEAR } from '../school/calendar.ts';
import { cellData, fillWorkbook } from '../school/fill-workbook.ts';

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

/** Installs a school on the emulator and fills its workbook with the written cells. The school's clock starts at noon of {@link TODAY}. */
export async function openSchool(rootUrl: string, written: Snapshot): Promise<OpenSchool> {
  const clock = movingClock(momentOf(TODAY, '12:00'));
  const inbox = await startInbox({ clock });
  const access = bearerAccess(rootUrl, 'nastavnik@emulator.local');
  const [sheets, forms] = [googleSheets(access), googleForms(access)];
  const site = { sheets, forms, progress: () => undefined, newSecret: () => SECRET };
  const spreadsheetId = await createWorkbook(sheets, { title: 'Школа', timeZone: 'Europe/Moscow', programYear: YEAR });
  await install(site, spreadsheetId, YEAR);
  const installed = await fillWorkbook(sheets, spreadsheetId, written);
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
