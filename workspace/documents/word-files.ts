import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { drive } from 'googleapis/build/src/apis/drive/index.js';
import type { GoogleAccess } from '../../functions/gateways/google-auth.ts';
import type { DraftReport } from '../../functions/jobs/draft-documents.ts';
import { writeWholeFile } from '../whole-file.ts';
import { fileName } from './file-name.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Downloads the prepared documents as Word files, except documents that the school keeps elsewhere.
 * @returns the paths of the files
 */
export async function writeWordFiles(google: GoogleAccess, report: DraftReport, folder: string): Promise<string[]> {
  const { rootUrl, auth } = google;
  const api = drive({ version: 'v3', auth, ...(rootUrl ? { rootUrl } : {}) });
  const links = [...report.documents.map(({ link }) => link), ...(report.contents ? [report.contents] : [])];
  const ids = links.flatMap((link) => /\/document\/d\/([\w-]+)/.exec(link)?.[1] ?? []);
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const fileId of ids) {
    const { data: file } = await api.files.get({ fileId, fields: 'name', supportsAllDrives: true });
    const { data } = await api.files.export({ fileId, mimeType: DOCX }, { responseType: 'arraybuffer' });
    if (!(data instanceof ArrayBuffer)) throw new Error(`The document ${fileId} did not come as bytes.`);
    const path = join(folder, `${fileName(file.name ?? fileId)}.docx`);
    await writeWholeFile(path, new Uint8Array(data));
    written.push(path);
  }
  return written;
}
