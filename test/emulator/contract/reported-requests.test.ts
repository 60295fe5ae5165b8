import { beforeAll, describe, expect, it } from 'vitest';
import { hostScript } from '../../../emulator/apps-script/script-host.ts';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA } from '../sheets/sheets-client.ts';

/*
 * Requests of real clients that the emulator once answered differently from Google. They were found with the test suites of
 * gas-fakes, google-spreadsheet and gspread, and with Google's own clients for Python and JavaScript. Each test is one report.
 */

const CLOCK = { now: () => new Date('2026-09-01T09:00:00Z') };

let open: Emulator;
let closed: Emulator;
beforeAll(async () => {
  open = await createEmulator({ seed: 1, clock: CLOCK });
  closed = await createEmulator({ seed: 1, auth: { t1: ANNA } });
  return async () => {
    await open.close();
    await closed.close();
  };
});

interface Sent {
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string | null;
  readonly on?: Emulator;
}

async function send(method: string, path: string, sent: Sent = {}) {
  const { body, type = 'application/json', headers = {}, token = ANNA, on = open } = sent;
  const answer = await fetch(`${on.url}${path}`, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) };
}

async function newSpreadsheet(body: object = {}, sent: Sent = {}): Promise<string> {
  return (await send('POST', 'v4/spreadsheets', { ...sent, body })).json().spreadsheetId;
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
  it('a long GET is sent as POST with X-HTTP-Method-Override', async () => {
    const { status } = await send('POST', `v4/spreadsheets/${await newSpreadsheet()}/values:batchGet`, {
      headers: { 'x-http-method-override': 'GET' },
      type: 'application/x-www-form-urlencoded',
      body: 'ranges=A1&ranges=B1',
    });
    expect(status).toBe(200);
  });

  it('a batch request contains several requests', async () => {
    const { status, headers } = await send('POST', 'batch/drive/v3', {
      type: 'multipart/mixed; boundary=b',
      body: '--b\r\nContent-Type: application/http\r\n\r\nGET /drive/v3/about?fields=user\r\n\r\n--b--',
    });
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('multipart/mixed')]);
  });

  it('a path with a trailing slash needs a token too', async () => {
    const id = await newSpreadsheet({}, { on: closed, token: 't1' });
    await send('PUT', `v4/spreadsheets/${id}/values/A1?valueInputOption=RAW`, {
      body: { values: [['SECRET']] },
      on: closed,
      token: 't1',
    });
    for (const path of [id, `${id}/`, `${id}/?includeGridData=true`]) {
      const { status, text } = await send('GET', `v4/spreadsheets/${path}`, { on: closed, token: null });
      expect([401, 403]).toContain(status);
      expect(text).not.toContain('SECRET');
    }
  });

  it('accepts null in lists, enums in lower case, field names of the proto, and system parameters with a dollar sign', async () => {
    const id = await newSpreadsheet();
    const cell = { userEnteredFormat: { horizontalAlignment: 'center' } };
    const { status } = await batch(
      id,
      null,
      { addSheet: {} },
      { repeatCell: { range: { sheetId: 0, endRowIndex: 1 }, cell, fields: '*' } },
      { update_sheet_properties: { properties: { sheet_id: 0, title: 'S' }, fields: 'title' } },
    );
    expect(status).toBe(200);
    const read = await send('GET', `v4/spreadsheets/${id}?$fields=properties.title`);
    expect([read.status, read.json()]).toEqual([200, { properties: { title: 'Untitled spreadsheet' } }]);
  });

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

  it('an API key reads public files and writes nothing', async () => {
    expect((await send('POST', 'v4/spreadsheets?key=abc', { body: {}, token: null })).status).toBe(401);
  });

  it('a page of another origin may send requests (CORS)', async () => {
    const origin = { origin: 'http://localhost:3000' };
    const asked = { ...origin, 'access-control-request-method': 'GET' };
    const { status } = await send('OPTIONS', 'v4/spreadsheets/x', { headers: asked, token: null });
    expect([200, 204]).toContain(status);
    const { headers } = await send('GET', 'v4/spreadsheets/x', { headers: origin });
    expect(headers.get('access-control-allow-origin')).not.toBeNull();
  });

  it('the discovery document lists downloads and scopes', async () => {
    const { auth, resources } = (await send('GET', '$discovery/rest?version=v3')).json();
    expect(auth).toBeDefined();
    for (const method of ['get', 'export']) expect(resources.files.methods[method].supportsMediaDownload).toBe(true);
  });
});

describe('Drive', () => {
  it('files.get finds the folder My Drive', async () => {
    expect((await send('GET', 'drive/v3/files/root')).status).toBe(200);
  });

  it('files.delete accepts a trailing slash', async () => {
    expect((await send('DELETE', `drive/v3/files/${await newSpreadsheet()}/`)).status).toBe(204);
  });

  it('who may answer a form is listed only if it is asked for', async () => {
    const path = `drive/v3/files/${await newForm()}/permissions`;
    await send('POST', path, { body: { type: 'anyone', role: 'reader', view: 'published' } });
    const types = async (query: string) =>
      (await send('GET', `${path}${query}`)).json().permissions.map((each: { type: string }) => each.type);
    expect(await types('?includePermissionsForView=published')).toContain('anyone');
    expect(await types('')).not.toContain('anyone');
  });

  it('a CSV upload replaces a spreadsheet in Drive v2 and v3, and spreadsheets.create writes given cells', async () => {
    const id = await newSpreadsheet();
    const csv = { type: 'text/csv', body: 'a,b' };
    expect((await send('PATCH', `upload/drive/v3/files/${id}?uploadType=media`, csv)).status).toBe(200);
    expect((await send('PUT', `upload/drive/v2/files/${id}?uploadType=media&convert=true`, csv)).status).toBe(200);
    const values = [{ userEnteredValue: { stringValue: 'hi' } }];
    const made = await newSpreadsheet({ sheets: [{ data: [{ rowData: [{ values }] }] }] });
    expect(await shown(made, 'A1')).toEqual([['hi']]);
  });
});

describe('spreadsheets', () => {
  it('effectiveFormat contains the conditional format', async () => {
    const id = await newSpreadsheet();
    await type(id, 'A1', [[10]]);
    const condition = { type: 'NUMBER_GREATER', values: [{ userEnteredValue: '5' }] };
    const booleanRule = { condition, format: { backgroundColor: { red: 1 } } };
    await batch(id, { addConditionalFormatRule: { index: 0, rule: { ranges: [cells(0, 1, 0, 1)], booleanRule } } });
    const fields = 'sheets.data.rowData.values.effectiveFormat.backgroundColor';
    const { text } = await send('GET', `v4/spreadsheets/${id}?ranges=A1&fields=${fields}`);
    expect(text.replace(/\s/g, '')).toContain('"backgroundColor":{"red":1}');
  });

  it('a basic filter with a sort order sorts', async () => {
    const id = await newSpreadsheet();
    await type(id, 'A1', [['h'], [3], [1], [2]]);
    const sortSpecs = [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }];
    await batch(id, { setBasicFilter: { filter: { range: cells(0, 4, 0, 1), sortSpecs } } });
    expect(await shown(id, 'A1:A4')).toEqual([['h'], ['1'], ['2'], ['3']]);
  });

  it('references in conditions follow an inserted row and a renamed tab', async () => {
    const id = await newSpreadsheet();
    const list = { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: '=Sheet1!$D$2:$D$5' }] };
    const formula = { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$A1>1' }] };
    await batch(
      id,
      { setDataValidation: { range: cells(0, 1, 0, 1), rule: { condition: list } } },
      {
        addConditionalFormatRule: {
          index: 0,
          rule: {
            ranges: [{ sheetId: 0, startRowIndex: 0, endRowIndex: 1 }],
            booleanRule: { condition: formula, format: { textFormat: { bold: true } } },
          },
        },
      },
      { insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } },
      { updateSheetProperties: { properties: { sheetId: 0, title: 'Other' }, fields: 'title' } },
    );
    const { text } = await send('GET', `v4/spreadsheets/${id}?includeGridData=true`);
    expect(text).toContain('"=Other!$D$3:$D$6"');
    expect(text).toContain('"=$A2>1"');
  });

  it('a paste fills a larger destination with as many whole copies as fit', async () => {
    const id = await newSpreadsheet();
    await type(id, 'A1', [[1, 2]]);
    await batch(id, { copyPaste: { source: cells(0, 1, 0, 2), destination: cells(2, 3, 0, 5) } });
    expect(await shown(id, 'A3:F3')).toEqual([['1', '2', '1', '2']]);
  });

  it.each([
    [{ numberValue: 42465.67284175926 }, 'TIME', 'h:mm:ss.00 a/p', '4:08:53.53 p'],
    [{ numberValue: 42465.67284175926 }, 'DATE_TIME', 'h PM, ddd mmm dd', '4 PM, Tue Apr 05'],
    [{ numberValue: 1_234_500_000 }, 'NUMBER', '0.00e+00', '1.23e+09'],
    [{ stringValue: 'MyText' }, 'NUMBER', '###0.000;"TEXT: "_(@_)', 'TEXT:  MyText '],
  ])('%j with the format %s %s is %s', async (userEnteredValue, kind, pattern, text) => {
    const id = await newSpreadsheet();
    const values = [{ userEnteredValue, userEnteredFormat: { numberFormat: { type: kind, pattern } } }];
    await batch(id, { updateCells: { start: { sheetId: 0 }, fields: '*', rows: [{ values }] } });
    expect(await shown(id, 'A1')).toEqual([[text]]);
  });

  it('TEXT uses the separators of the locale', async () => {
    const id = await newSpreadsheet({ properties: { locale: 'ru_RU' } });
    await type(id, 'A1', [['=TEXT(1234,5;"0,00")']]);
    expect(await shown(id, 'A1')).toEqual([['1234,50']]);
  });

  it.each([
    ['QUERY(A1:B2,"select A")', [['a'], ['b']]],
    ['MAP(B1:B2,LAMBDA(x,x*2))', [['2'], ['4']]],
    ['BYROW(A1:B2,LAMBDA(r,COUNTA(r)))', [['2'], ['2']]],
    ['REDUCE(0,B1:B2,LAMBDA(a,b,a+b))', [['3']]],
    ['SUBTOTAL(9,B1:B2)', [['3']]],
    ['TOCOL(A1:B2)', [['a'], ['1'], ['b'], ['2']]],
    ['CHOOSEROWS(A1:B2,1)', [['a', '1']]],
    ['SORTN(A1:B2,1)', [['a', '1']]],
    ['TO_DATE(1)', [['12/31/1899']]],
    ['ISDATE(B1)', [['FALSE']]],
    ['ENCODEURL("a b")', [['a%20b']]],
    ['CELL("row",A1)', [['1']]],
    ['FORMULATEXT(A1)', [['#N/A']]],
    ['YEARFRAC(1,2)', [['0.0027777778']]],
    ['NETWORKDAYS.INTL(1,9,1)', [['6']]],
    ['IMPORTRANGE("x","A1")', [['#REF!']]],
    ['SPARKLINE(B1:B2)', undefined],
    ['MMULT(B1:B2,1)', [['1'], ['2']]],
    ['FIXED(1.5)', [['1.50']]],
    ['COUNTUNIQUEIFS(A1:A2,B1:B2,1)', [['1']]],
  ])('=%s', async (formula, wanted) => {
    const id = await newSpreadsheet();
    await type(id, 'A1', [
      ['a', 1],
      ['b', 2],
    ]);
    await type(id, 'D1', [[`=${formula}`]]);
    expect(await shown(id, 'D1:E4')).toEqual(wanted ?? [['']]);
  });

  it('filling continues the names of months', async () => {
    const id = await newSpreadsheet();
    await type(id, 'A1', [['Jan']]);
    const sourceAndDestination = { source: cells(0, 1, 0, 1), dimension: 'ROWS', fillLength: 2 };
    await batch(id, { autoFill: { sourceAndDestination } });
    expect(await shown(id, 'A1:A3')).toEqual([['Jan'], ['Feb'], ['Mar']]);
  });

  it('conditions need the right number of values, and some exist only for data validation', async () => {
    const id = await newSpreadsheet();
    const values = [{ userEnteredValue: '1' }];
    const between = { range: cells(0, 1, 0, 1), rule: { condition: { type: 'NUMBER_BETWEEN', values } } };
    expect((await batch(id, { setDataValidation: between })).status).toBe(400);
    const booleanRule = { condition: { type: 'ONE_OF_LIST', values }, format: { textFormat: { bold: true } } };
    const rule = { ranges: [cells(0, 1, 0, 1)], booleanRule };
    expect((await batch(id, { addConditionalFormatRule: { index: 0, rule } })).status).toBe(400);
  });

  it('pasted formulas, verified addresses and unpublished=false', async () => {
    const data = { coordinate: { sheetId: 0 }, data: 'a', delimiter: ',', type: 'PASTE_FORMULA' };
    expect((await batch(await newSpreadsheet(), { pasteData: data })).status).toBe(200);
    const settings = { settings: { emailCollectionType: 'VERIFIED' }, updateMask: 'emailCollectionType' };
    const requests = [{ updateSettings: settings }];
    expect((await send('POST', `v1/forms/${await newForm()}:batchUpdate`, { body: { requests } })).status).toBe(200);
    expect((await send('POST', 'v1/forms?unpublished=false', { body: { info: { title: 'F' } } })).status).toBe(200);
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

  it('the response tab is a Table in the language of its spreadsheet', async () => {
    const { spreadsheetId, answer } = await linked();
    await answer('Anna');
    const { sheets } = (
      await send('GET', `v4/spreadsheets/${spreadsheetId}?fields=sheets(properties.title,tables.name)`)
    ).json();
    expect(sheets[0]).toEqual({ properties: { title: 'Form Responses 1' }, tables: [{ name: 'Form_Responses1' }] });
    expect(await shown(spreadsheetId, "'Form Responses 1'!A1:A2")).toEqual([['Timestamp'], ['9/1/2026 9:00:00']]);
  });

  it('FormApp.create names only the file', async () => {
    const spreadsheetId = await newSpreadsheet();
    const code = 'function titled() { return FormApp.create("T").getTitle(); }';
    expect(hostScript({ emulator: open, clock: CLOCK, code, spreadsheetId, owner: ANNA }).run('titled')).toBe('');
  });
});
