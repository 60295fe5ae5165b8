import { beforeEach, describe, expect, test } from 'vitest';
import { createEmulator } from '../../../emulator/index.ts';
import { startWorkspace, type Workspace } from '../sheets/sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace({ locale: 'ru_RU', title: 'Наставничество' });
  return () => work.close();
});

const fetchPage = (query = '') => fetch(`${work.emulator.url}spreadsheets/d/${work.spreadsheetId}/edit${query}`);
const page = async (query = ''): Promise<string> => (await fetchPage(query)).text();
const text = (html: string): string => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, '|');

test('the first page says what is being done and reloads itself until it is done', async () => {
  let doing: string | undefined = 'Проживаем год: май 2026';
  const emulator = await createEmulator({ progress: () => doing });
  const home = async () => (await fetch(emulator.url)).text();
  expect(await home()).toMatch(/http-equiv="refresh" content="2".*role="status">Проживаем год: май 2026</s);
  doing = undefined;
  expect(await home()).not.toMatch(/refresh|Проживаем/);
  await emulator.close();
});

describe('a tab as a page', () => {
  test('shows formatted values, notes, merges and links, and omits hidden parts', async () => {
    await work.write('A1:D2', [
      ['Имя', 'Дата', 'Тайна', 'Ссылка'],
      ['<Анна>', 46266, 'секрет', 'https://example.org/a?b=1'],
    ]);
    const cell = {
      userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' }, backgroundColor: { red: 1 } },
      note: 'Пояснение',
    };
    await work.batch(
      {
        repeatCell: {
          range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
          cell,
          fields: 'userEnteredFormat,note',
        },
      },
      {
        updateDimensionProperties: {
          range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 },
          properties: { hiddenByUser: true },
          fields: 'hiddenByUser',
        },
      },
      {
        mergeCells: {
          range: { sheetId: 0, startRowIndex: 3, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 4 },
          mergeType: 'MERGE_ALL',
        },
      },
      { addSheet: { properties: { title: 'Невидимый', hidden: true } } },
    );
    const html = await page();
    expect(html).toContain('01.09.2026');
    expect(html).toContain('title="Пояснение"');
    expect(html).toContain('background-color:#FF0000');
    expect(html).toContain('&lt;Анна>');
    expect(html).toContain('<a href="https://example.org/a?b=1" rel="noreferrer">');
    expect(html).toMatch(/colspan="3"/i);
    expect(html).not.toContain('секрет');
    expect(html).not.toContain('Невидимый');
  });

  test('the width of a column is a rule of the stylesheet, whose hash the policy names', async () => {
    const range = { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 };
    await work.batch({ updateDimensionProperties: { range, properties: { pixelSize: 321 }, fields: 'pixelSize' } });
    const answer = await fetchPage();
    const html = await answer.text();
    expect(html).toMatch(/\.sheet \.f\d+\{width:321px\}/);
    expect(html).not.toMatch(/ style="|<script/);
    const digest = await crypto.subtle.digest(
      'SHA-256',
      new TextEncoder().encode(/<style>(.*?)<\/style>/s.exec(html)?.[1]),
    );
    const hash = Buffer.from(digest).toString('base64');
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  });

  test('a link to anything but the web and mail is plain text', async () => {
    const cell = {
      userEnteredValue: { stringValue: 'нажми' },
      userEnteredFormat: { textFormat: { link: { uri: 'javascript:alert(1)' } } },
    };
    await work.batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [cell] }], fields: '*' } });
    expect(await page()).not.toContain('javascript:');
  });

  test.each([
    ['TEXT_EQ', 'Просрочено', 'просрочено', 'в срок'],
    ['TEXT_CONTAINS', 'срок', 'в срок', 'готово'],
    ['NUMBER_GREATER', '10', 11, 10],
    ['NUMBER_LESS_THAN_EQ', '3', 3, 4],
    ['NOT_BLANK', '', 'что-то', ''],
  ])('the conditional format %s colours the right cells', async (type, value, held, other) => {
    const condition = { type, ...(value ? { values: [{ userEnteredValue: value }] } : {}) };
    const booleanRule = { condition, format: { backgroundColor: { green: 1 } } };
    const ranges = [{ sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 }];
    await work.batch({ addConditionalFormatRule: { index: 0, rule: { ranges, booleanRule } } });
    await work.write('A1', [[other]]);
    expect(await page()).not.toContain('#00FF00');
    await work.write('A1', [[held]]);
    expect(await page()).toContain('#00FF00');
  });

  test('a long tab has pages of 500 rows, with the frozen row on each', async () => {
    await work.batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { rowCount: 4000, frozenRowCount: 1 } },
        fields: 'gridProperties(rowCount,frozenRowCount)',
      },
    });
    await work.write('A1', [['Заголовок'], ...Array.from({ length: 3999 }, (_, index) => [`строка ${index + 2}`])]);
    const second = text(await page('?gid=0&page=2'));
    expect(second).toContain('|Заголовок|');
    expect(second).toContain('|строка 501|');
    expect(second).toContain('|строка 1000|');
    expect(second).not.toContain('|строка 1001|');
    expect(second).toContain('Строки 501–1000 из');
  });

  test('an unknown tab and an unknown spreadsheet are 404 pages', async () => {
    expect((await fetchPage('?gid=99')).status).toBe(404);
    const answer = await fetch(`${work.emulator.url}spreadsheets/d/nothing/edit`);
    expect([answer.status, (await answer.text()).includes('Такой таблицы нет')]).toEqual([404, true]);
  });
});

describe('charts', () => {
  const source = (column: number) => ({
    sourceRange: {
      sources: [{ sheetId: 0, startRowIndex: 0, endRowIndex: 4, startColumnIndex: column, endColumnIndex: column + 1 }],
    },
  });
  const position = { overlayPosition: { anchorCell: { sheetId: 0 } } };
  beforeEach(() =>
    work.write('A1', [
      ['Этап', 'Готово', 'Всего'],
      ['Первый', 3, 8],
      ['Второй', 0, 3],
      ['Третий', 2, 5],
    ]),
  );

  test.each([
    ['BOTTOM_LEGEND', true],
    ['NO_LEGEND', false],
  ])('%s: a legend is shown: %s', async (legendPosition, named) => {
    const series = [{ series: source(1) }, { series: source(2) }];
    const basicChart = { chartType: 'BAR', headerCount: 1, legendPosition, domains: [{ domain: source(0) }], series };
    await work.batch({ addChart: { chart: { spec: { title: 'Ход', basicChart }, position } } });
    expect(/<rect width="12" height="12"/.test(await page())).toBe(named);
  });

  test.each(['COLUMN', 'BAR', 'LINE'])('%s draws every number with its label', async (chartType) => {
    const series = [{ series: source(1) }, { series: source(2) }];
    const spec = {
      title: 'Ход работ',
      basicChart: { chartType, headerCount: 1, domains: [{ domain: source(0) }], series },
    };
    await work.batch({ addChart: { chart: { spec, position } } });
    const html = await page();
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Ход работ"/);
    expect(html.match(chartType === 'LINE' ? /<circle/g : /<rect[^>]*><title>/g)).toHaveLength(6);
    for (const label of ['Первый', 'Второй', 'Третий', 'Готово', 'Всего']) expect(html).toContain(label);
  });

  test('PIE shows shares; without numbers it says so', async () => {
    await work.batch({
      addChart: { chart: { spec: { title: 'Доли', pieChart: { domain: source(0), series: source(2) } }, position } },
    });
    expect(await page()).toContain('Первый: 8 (50 %)');
    await work.write('C2', [[0], [0], [0]]);
    expect(await page()).toContain('Пока нет данных');
  });
});

test('the home page lists spreadsheets and forms with links', async () => {
  const html = await (await fetch(work.emulator.url)).text();
  expect(html).toContain(`<a href="/spreadsheets/d/${work.spreadsheetId}">Наставничество</a>`);
  expect(html).toContain('Пока нет ни одной формы.');
});
