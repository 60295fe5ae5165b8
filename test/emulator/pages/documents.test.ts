import { strFromU8, unzipSync } from 'fflate';
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';

const DOCUMENT = 'application/vnd.google-apps.document';
const FOLDER = 'application/vnd.google-apps.folder';

let emulator: Emulator;
let api: drive_v3.Drive;

beforeAll(async () => {
  emulator = await createEmulator({ seed: 1 });
  const { rootUrl = '', auth } = bearerAccess(emulator.url, 'anna@example.org');
  api = drive({ version: 'v3', rootUrl, auth, retry: false });
  return () => emulator.close();
});

async function make(name: string, parent?: string, html?: string): Promise<drive_v3.Schema$File> {
  const requestBody = { name, mimeType: html ? DOCUMENT : FOLDER, ...(parent ? { parents: [parent] } : {}) };
  const media = html ? { media: { mimeType: 'text/html', body: html } } : {};
  const request = { requestBody, ...media, fields: 'id,webViewLink' };
  return (await api.files.create(request, { rootUrl: emulator.url })).data;
}

const open = (link: string | null | undefined) => fetch(link ?? '');

describe('a document as a page', () => {
  test('shows uploaded content, and runs nothing of it', async () => {
    const { webViewLink } = await make('Приказ', undefined, '<h1>ПРИКАЗ</h1><script>document.title = "x"</script>');
    const answer = await open(webViewLink);
    expect(await answer.text()).toContain('<h1>ПРИКАЗ</h1>');
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none';/);
  });

  test('downloads as a Word file with its tables', async () => {
    const html = '<table border="1"><tr><th>ФИО</th></tr><tr><td>Тестовая Анна</td></tr></table>';
    const { id } = await make('Приказ № 2', undefined, html);
    const answer = await fetch(`${emulator.url}document/d/${id}/export?format=docx`);
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('Приказ № 2.docx');
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await answer.arrayBuffer()) });
    expect(value).toMatch(/<table>.*ФИО.*Тестовая Анна.*<\/table>/s);
  });

  test('keeps its page breaks and margins in Word', async () => {
    const style = '<style>@page { size: A4; margin: 20mm 15mm 20mm 25mm; }</style>';
    const html = `<html><head>${style}</head><body><p>Первая</p><hr style="page-break-before:always;display:none"><p>Вторая</p></body></html>`;
    const { id } = await make('Памятки', undefined, html);
    const file = await (await fetch(`${emulator.url}document/d/${id}/export?format=docx`)).arrayBuffer();
    const xml = strFromU8(unzipSync(new Uint8Array(file))['word/document.xml'] ?? new Uint8Array());
    expect(xml).toMatch(/Первая.*<w:pageBreakBefore\/>.*Вторая/s);
    expect(xml).not.toContain('<w:pBdr>');
    // In twentieths of a point: 210 × 297 mm, 25 mm on the left.
    expect(xml).toMatch(/<w:pgSz w:w="1190[56]" w:h="1683[78]"/);
    expect(xml).toMatch(/<w:pgMar [^>]*w:left="1417"/);
  });

  test('gets a page that says so if it does not exist', async () => {
    for (const path of [
      'document/d/no-such-document/edit',
      'document/d/no-such-document/export',
      'drive/folders/no-such',
    ]) {
      const answer = await fetch(emulator.url + path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Проверьте адрес');
    }
  });
});

test('a folder shows its content: folders first, by number, nothing from the trash', async () => {
  const folder = await make('Папка');
  for (const name of ['10.1 Поздняя', '2.1 Ранняя']) await make(name, folder.id ?? '');
  await make('Оглавление <папки>', folder.id ?? '', '<p>1</p>');
  const old = await make('Старый', folder.id ?? '', '<p>2</p>');
  await api.files.update({ fileId: old.id ?? '', requestBody: { trashed: true } });
  const page = await (await open(folder.webViewLink)).text();
  const names = [...page.matchAll(/<li>\s*<a href="[^"]+">([^<]*)</g)].map(([, name]) => name);
  expect(names).toEqual(['2.1 Ранняя', '10.1 Поздняя', 'Оглавление &lt;папки>']);
  const home = await (await fetch(emulator.url)).text();
  expect(home).toContain('>Папка</a>');
  expect(home).not.toContain('2.1 Ранняя');
});
