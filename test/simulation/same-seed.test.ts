import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { expect, test } from 'vitest';
import { CURATOR_EMAIL } from '../../simulation/school-facts.ts';
import { liveYear, type YearAsked } from './year-kit.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const spring: YearAsked = { seed: 4, teachers: 6, until: '2026-06-19', calm: false };

/** The results of a year: its summary, its letters and its workbook. */
async function remains(year: YearAsked) {
  const { workspace, summary } = await liveYear(year);
  const { rootUrl = '', auth } = workspace.accessOf(CURATOR_EMAIL);
  const { data } = await drive({ version: 'v3', auth, rootUrl }).files.export(
    { fileId: workspace.spreadsheetId, mimeType: XLSX },
    { responseType: 'arraybuffer' },
  );
  const letters = workspace.inbox.messages().map(({ raw }) => raw.replaceAll(BOUNDARY, '--BOUNDARY'));
  const { port } = new URL(workspace.url);
  await workspace.close();
  return { port: Number(port), summary: JSON.stringify(summary), letters, workbook: Buffer.from(data as ArrayBuffer) };
}

/** The mail library draws the boundaries between the parts of a letter at random. */
const BOUNDARY = /--_NmP-[\w-]+/g;

test('the same seed gives the same bytes, over HTTP and directly', async () => {
  const { port, ...http } = await remains(spring);
  expect(http.letters.length).toBeGreaterThan(20);
  const { port: _same, ...direct } = await remains({ ...spring, transport: 'direct', port });
  expect(direct.summary).toBe(http.summary);
  expect(direct.letters).toEqual(http.letters);
  expect(direct.workbook.equals(http.workbook)).toBe(true);
});
