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

/** Converts an HTML page to a Word file. @returns the parts of the file by their paths */
async function wordFile(html: string): Promise<Record<string, string>> {
  const { id } = await make('Памятки', undefined, html);
  const file = await (await fetch(`${emulator.url}document/d/${id}/export?format=docx`)).arrayBuffer();
  return Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(file))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );
}

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
    const { 'word/document.xml': xml = '' } = await wordFile(html);
    expect(xml).toMatch(/<w:sectPr>.*Первая.*Вторая.*<w:sectPr>/s);
    expect(xml).not.toContain('w:headerReference');
    expect(xml).not.toContain('<w:pBdr>');
    // In twentieths of a point: 210 × 297 mm, 25 mm on the left.
    expect(xml).toMatch(/<w:pgSz w:w="1190[56]" w:h="1683[78]"/);
    expect(xml).toMatch(/<w:pgMar [^>]*w:left="1417"/);
  });

  test('breaks the page before a table, turns a wide part to landscape, and keeps what belongs together', async () => {
    const style = `<style>@page { size: A4; margin: 20mm 15mm 20mm 25mm; }
      @page wide { size: A4 landscape; margin: 25mm 20mm 15mm 20mm; } .wide { page: wide; }
      body { font: 12pt/1.2 'Times New Roman', serif; }
      h2 { break-after: avoid; } p:has(+ table), .signed tr:not(:last-child) td { break-after: avoid; }</style>`;
    const table = '<table class="signed"><tr><td>Директор</td></tr><tr><td>Куратор</td></tr></table>';
    const html = `<html><head><meta name="page-numbers" content="from the second page of each part">${style}</head><body>
      <h2>Раздел</h2><p>Проба</p><p>Контроль</p>${table}<hr class="wide" style="page-break-before:always;display:none">
      <div class="wide">${table}</div></body></html>`;
    const {
      'word/document.xml': xml = '',
      'word/styles.xml': styles,
      'word/header1.xml': header,
    } = await wordFile(html);
    const [before = '', after = ''] = xml.split('</w:sectPr>');
    const paragraph = (words: string) => before.split('<w:p>').find((each) => each.includes(`>${words}<`));
    expect(
      ['Контроль', 'Директор', 'Куратор', 'Проба'].map((words) => paragraph(words)?.includes('KeepWithNext')),
    ).toEqual([true, true, false, false]);
    expect(styles).toMatch(/w:styleId="KeepWithNext".*?<w:keepNext\/>/);
    expect(styles).toMatch(/w:styleId="Heading2".*?<w:keepNext\/>/);
    expect(styles).toMatch(/<w:rPrDefault>.*Times New Roman.*<w:sz w:val="24"\/>.*ru-RU/);
    expect(before).toContain('w:orient="portrait"');
    expect(after).toMatch(/<w:pgSz w:w="1683[78]" w:h="1190[56]" w:orient="landscape"\/><w:pgMar w:top="1417"/);
    expect([before, after].every((part) => /<w:pgNumType w:start="1"\/>.*<w:titlePg\/>/.test(part))).toBe(true);
    expect(header).toMatch(/<w:jc w:val="center"\/>.*PAGE/);
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
