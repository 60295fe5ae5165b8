import { beforeAll, describe, expect, it } from 'vitest';
import { hostScript } from '../../../emulator/apps-script/script-host.ts';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA } from '../sheets/sheets-client.ts';

/*
 * Requests of real clients that the emulator once answered differently from Google. They were found with the test suites of
 * gas-fakes, google-spreadsheet and gspread, and with Google's own clients for Python and JavaScript. The tests of the other reports are beside
 * those of the same feature.
 */

const CLOCK = { now: () => new Date('2026-09-01T09:00:00Z') };

let open: Emulator;
beforeAll(async () => {
  open = await createEmulator({ seed: 1, clock: CLOCK });
  return () => open.close();
});

interface Sent {
  readonly body?: unknown;
  readonly type?: string;
  readonly token?: string | null;
}

async function send(method: string, path: string, sent: Sent = {}) {
  const { body, type = 'application/json', token = ANNA } = sent;
  const answer = await fetch(`${open.url}${path}`, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, json: () => JSON.parse(text) };
}

async function newSpreadsheet(): Promise<string> {
  return (await send('POST', 'v4/spreadsheets', { body: {} })).json().spreadsheetId;
}

async function newForm(title = 'F'): Promise<string> {
  return (await send('POST', 'v1/forms', { body: { info: { title } } })).json().formId;
}

const batch = (id: string, ...requests: unknown[]) =>
  send('POST', `v4/spreadsheets/${id}:batchUpdate`, { body: { requests } });

const type = (id: string, range: string, values: unknown[][]) =>
  send('PUT', `v4/spreadsheets/${id}/values/${range}?valueInputOption=USER_ENTERED`, { body: { values } });

async function shown(id: string, range: string): Promise<unknown[][]> {
  return (await send('GET', `v4/spreadsheets/${id}/values/${range}`)).json().values;
}

const cells = (startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({
  sheetId: 0,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});

describe('HTTP', () => {
  it('an enum value that means «not set» counts as a missing field', async () => {
    const id = await newSpreadsheet();
    const range = cells(0, 2, 0, 1);
    const data = { sourceRange: { sources: [range] } };
    const cell = {
      userEnteredValue: { numberValue: 1 },
      userEnteredFormat: {
        horizontalAlignment: 'HORIZONTAL_ALIGN_UNSPECIFIED',
        wrapStrategy: 'wrap_strategy_unspecified',
        textFormat: { bold: true },
      },
    };
    const scorecardChart = { keyValueData: data, numberFormatSource: 'CHART_NUMBER_FORMAT_SOURCE_UNDEFINED' };
    const waterfallChart = { series: [{ data }], stackedType: 'WATERFALL_STACKED_TYPE_UNSPECIFIED' };
    const { status, json } = await batch(
      id,
      { addSheet: { properties: { sheetType: 'SHEET_TYPE_UNSPECIFIED' } } },
      { repeatCell: { range, cell, fields: '*' } },
      { sortRange: { range, sortSpecs: [{ sortOrder: 'SORT_ORDER_UNSPECIFIED' }] } },
      { addChart: { chart: { spec: { scorecardChart } } } },
      { addChart: { chart: { spec: { waterfallChart } } } },
    );
    expect([status, json()]).toMatchObject([
      200,
      { replies: [{ addSheet: { properties: { sheetType: 'GRID' } } }, {}, {}, {}, {}] },
    ]);
    const fields = 'sheets(charts.spec(scorecardChart,waterfallChart),data.rowData.values.userEnteredFormat)';
    const stored = await send('GET', `v4/spreadsheets/${id}?ranges=A1&fields=${fields}`);
    expect(stored.text).not.toMatch(/UNSPECIFIED|UNDEFINED/i);
    expect(stored.json()).toMatchObject({
      sheets: [{ data: [{ rowData: [{ values: [{ userEnteredFormat: { textFormat: { bold: true } } }] }] }] }],
    });
    const values = `v4/spreadsheets/${id}/values/A1`;
    expect((await send('GET', `${values}?majorDimension=DIMENSION_UNSPECIFIED`)).json()).toMatchObject({
      majorDimension: 'ROWS',
    });
    const refused: [string, object][] = [
      [`${values}:append?valueInputOption=INPUT_VALUE_OPTION_UNSPECIFIED`, { values: [[1]] }],
      [
        `v4/spreadsheets/${id}:batchUpdate`,
        { requests: [{ mergeCells: { range, mergeType: 'MERGE_TYPE_UNSPECIFIED' } }] },
      ],
      [
        `v4/spreadsheets/${id}:batchUpdate`,
        { requests: [{ deleteDimension: { range: { dimension: 'DIMENSION_UNSPECIFIED', endIndex: 1 } } }] },
      ],
    ];
    for (const [path, body] of refused) expect((await send('POST', path, { body })).status).toBe(400);
  });
});

describe('forms', () => {
  async function linked() {
    const [spreadsheetId, formId] = [await newSpreadsheet(), await newForm('Order')];
    const item = { title: 'Name', questionItem: { question: { questionId: '0a', textQuestion: {} } } };
    const requests = [{ createItem: { item, location: { index: 0 } } }];
    await send('POST', `v1/forms/${formId}:batchUpdate`, { body: { requests } });
    const publishState = { isPublished: true, isAcceptingResponses: true };
    await send('POST', `v1/forms/${formId}:setPublishSettings`, { body: { publishSettings: { publishState } } });
    await send('POST', `emulator/forms/${formId}:setDestination`, { body: { spreadsheetId } });
    const { responderUri } = (await send('GET', `v1/forms/${formId}`)).json();
    const target = new URL(responderUri.replace('viewform', 'formResponse')).pathname.slice(1);
    const answer = (name: string) =>
      send('POST', target, { type: 'application/x-www-form-urlencoded', body: `entry.10=${name}`, token: null });
    return { spreadsheetId, answer };
  }

  it('an answer is written below the last answer and above a row typed by hand', async () => {
    const { spreadsheetId, answer } = await linked();
    await answer('Anna');
    await type(spreadsheetId, "'Form Responses 1'!B3", [['by hand']]);
    await answer('Boris');
    const names = (await shown(spreadsheetId, "'Form Responses 1'!B1:B9")).flat();
    expect(names).toEqual(['Name', 'Anna', 'Boris', 'by hand']);
  });

  it('FormApp.create names only the file', async () => {
    const spreadsheetId = await newSpreadsheet();
    const code = 'function titled() { return FormApp.create("T").getTitle(); }';
    expect(hostScript({ emulator: open, clock: CLOCK, code, spreadsheetId, owner: ANNA }).run('titled')).toBe('');
  });
});
