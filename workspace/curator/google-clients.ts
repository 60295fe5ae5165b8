import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { GoogleAccess } from '../../functions/gateways/google-auth.ts';

/** Google's own clients, for pages that show and change the workbook as people do. */
export interface GoogleClients {
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
}

export function googleClients({ rootUrl, auth }: GoogleAccess): GoogleClients {
  const reached = { auth, ...(rootUrl ? { rootUrl } : {}) };
  return { sheets: sheets({ version: 'v4', ...reached }), drive: drive({ version: 'v3', ...reached }) };
}
