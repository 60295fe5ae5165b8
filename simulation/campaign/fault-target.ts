import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import type { MailServer } from '../../functions/gateways/smtp.ts';
import { sync } from '../../functions/jobs/sync.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { SERVICE, type Workspace } from '../../workspace/workspace.ts';
import { Versions } from './versions.ts';

/** The place where faults occur: the school's workspace, and the possible actions of people and machines there. */
export interface FaultTarget {
  readonly workspace: Workspace;
  readonly versions: Versions;
  /** Letters that the program sent for a copy of the spreadsheet. Every such letter is an error. */
  readonly ofCopies: string[];
  /** Runs the program on a copy of the spreadsheet. */
  runOn(copyId: string): Promise<void>;
  /** The workbook as it is now. */
  snapshot(): Promise<Snapshot>;
  /** Changes the workbook as its owner does. If Google refuses the change, nothing happens. */
  edit(...requests: sheets_v4.Schema$Request[]): Promise<void>;
  /** Moves the clock. */
  advanceClock(milliseconds: number): void;
}

export function faultTarget(workspace: Workspace): FaultTarget {
  const { spreadsheetId, clock, store } = workspace;
  const access = workspace.accessOf(SERVICE);
  const gateway = googleSheets(access);
  const { rootUrl = '', auth } = access;
  const api = sheets({ version: 'v4', auth, rootUrl });
  const ofCopies: string[] = [];
  return {
    workspace,
    ofCopies,
    async runOn(copyId) {
      const mail: MailServer = {
        async send({ subject }) {
          ofCopies.push(subject);
          return { outcome: 'sent', detail: '250 OK' };
        },
        close: () => undefined,
      };
      await sync({ ...workspace.school, spreadsheetId: copyId, mail });
    },
    versions: new Versions(store, spreadsheetId),
    snapshot: () => readWorkbook(gateway, spreadsheetId),
    async edit(...requests) {
      await api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    },
    advanceClock: (milliseconds) => clock.set(new Date(clock.now().getTime() + milliseconds)),
  };
}
