import { auth, drive } from 'googleapis/build/src/apis/drive/index.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA, BORIS, clientOf } from '../sheets/sheets-client.ts';

let emulator: Emulator;
let closed: Emulator;
let spreadsheetId: string;
beforeAll(async () => {
  emulator = await createEmulator({ seed: 1 });
  closed = await createEmulator({ seed: 1, auth: { anna: ANNA, boris: BORIS } });
  spreadsheetId = (await clientOf(emulator).spreadsheets.create({ requestBody: {} })).data.spreadsheetId ?? '';
  return async () => {
    await emulator.close();
    await closed.close();
  };
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, on = emulator) {
  const text = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
  const answer = await fetch(`${on.url}${path}`, {
    method,
    headers: { ...bearer(ANNA), ...headers },
    ...(text !== undefined && { body: text }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
const batch = (...requests: unknown[]) => send('POST', `v4/spreadsheets/${spreadsheetId}:batchUpdate`, { requests });

describe('a long GET', () => {
  it('may be a POST whose header names the method and whose body is the query', async () => {
    const headers = { 'x-http-method-override': 'GET', 'content-type': 'application/x-www-form-urlencoded' };
    const path = `v4/spreadsheets/${spreadsheetId}/values:batchGet`;
    const { status, text } = await send('POST', path, 'ranges=A1&ranges=B1', headers);
    expect(status).toBe(200);
    expect(JSON.parse(text).valueRanges).toHaveLength(2);
  });
});

describe('proto3 JSON', () => {
  it('takes the original names of fields, in bodies, masks and parameters', async () => {
    expect(
      (
        await batch({
          update_sheet_properties: {
            properties: { sheet_id: 0, tab_color_style: { rgb_color: { red: 1 } } },
            fields: 'tab_color_style',
          },
        })
      ).status,
    ).toBe(200);
    const { text } = await send('GET', `v4/spreadsheets/${spreadsheetId}?fields=sheets.properties.tabColor`);
    expect(JSON.parse(text)).toEqual({ sheets: [{ properties: { tabColor: { red: 1 } } }] });
    const values = `v4/spreadsheets/${spreadsheetId}/values/A1?value_input_option=RAW`;
    expect((await send('PUT', values, { values: [['x']], major_dimension: 'ROWS' })).status).toBe(200);
  });

  it('takes null in lists of messages, enums in small letters, and refuses unknown names all the same', async () => {
    expect((await batch(null, { addSheet: {} })).status).toBe(200);
    const cell = { userEnteredFormat: { horizontalAlignment: 'center', wrapStrategy: 'overflow-cell' } };
    expect((await batch({ repeatCell: { range: { sheetId: 0, endRowIndex: 1 }, cell, fields: '*' } })).status).toBe(
      200,
    );
    const shown = await send(
      'GET',
      `v4/spreadsheets/${spreadsheetId}?ranges=A1&fields=sheets.data.rowData.values.userEnteredFormat`,
    );
    expect(shown.text).toContain('"CENTER"');
    const refused = await batch({ repeatCell: { range: { sheetId: 0 }, cel_l: {}, fields: '*' } });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('cel_l')]);
    expect(
      (
        await batch({
          repeatCell: {
            range: { sheetId: 0 },
            cell: { userEnteredFormat: { horizontalAlignment: 'middling' } },
            fields: '*',
          },
        })
      ).status,
    ).toBe(400);
  });

  it('keeps null in rows of values, where it means an untouched cell', async () => {
    const path = `v4/spreadsheets/${spreadsheetId}/values/A9`;
    await send('PUT', `${path}?valueInputOption=RAW`, { values: [['a', 'b']] });
    await send('PUT', `${path}?valueInputOption=RAW`, { values: [[null, 'c']] });
    expect(JSON.parse((await send('GET', `v4/spreadsheets/${spreadsheetId}/values/A9:B9`)).text).values).toEqual([
      ['a', 'c'],
    ]);
  });

  it('does not hide the target of a copy from the check of sharing', async () => {
    const made = async (token: string) => {
      const { text } = await send('POST', 'v4/spreadsheets', {}, bearer(token), closed);
      return JSON.parse(text).spreadsheetId as string;
    };
    const [own, foreign] = [await made('boris'), await made('anna')];
    for (const name of ['destinationSpreadsheetId', 'destination_spreadsheet_id']) {
      const { status } = await send(
        'POST',
        `v4/spreadsheets/${own}/sheets/0:copyTo`,
        { [name]: foreign },
        bearer('boris'),
        closed,
      );
      expect(status, name).toBe(403);
    }
  });

  it('accepts the system parameters with a dollar sign', async () => {
    const { status, text } = await send(
      'GET',
      `v4/spreadsheets/${spreadsheetId}?$fields=properties.locale&$.xgafv=2&$alt=json`,
    );
    expect([status, JSON.parse(text)]).toEqual([200, { properties: { locale: 'en_US' } }]);
    expect((await send('GET', `v4/spreadsheets/${spreadsheetId}?callback=f`)).status).toBe(501);
  });
});

describe('a batch', () => {
  const parts = (...calls: string[]) =>
    `${calls.map((call, index) => `--b\r\nContent-Type: application/http\r\nContent-ID: <c+${index}>\r\n\r\n${call}\r\n`).join('')}--b--`;
  const multipart = { 'content-type': 'multipart/mixed; boundary=b' };

  it('answers each call by itself', async () => {
    const body = parts(
      'GET /drive/v3/about?fields=user HTTP/1.1\r\n',
      'POST /drive/v3/files\r\nContent-Type: application/json\r\n\r\n{"name":"in a batch"}',
      'GET /drive/v3/files/none\r\n',
      'DELETE /v4/nothing\r\n',
    );
    const { status, text, headers } = await send('POST', 'batch/drive/v3', body, multipart);
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^multipart\/mixed; boundary=/)]);
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code]) => code)).toEqual(['200', '200', '404', '404']);
    expect([...text.matchAll(/Content-ID: (\S+)/g)].map(([, id]) => id)[1]).toBe('<response-c+1>');
    expect(text).toContain('"in a batch"');
  });

  it('checks each call, by its own token if it has one', async () => {
    const { text: created } = await send('POST', 'v4/spreadsheets', {}, bearer('anna'), closed);
    const id = JSON.parse(created).spreadsheetId;
    const body = parts(
      `GET /v4/spreadsheets/${id}\r\n`,
      `GET /v4/spreadsheets/${id}\r\nAuthorization: Bearer anna\r\n`,
      `GET /v4/spreadsheets/${id}\r\nAuthorization: Bearer nobody\r\n`,
    );
    const { text } = await send('POST', 'batch', body, { ...multipart, ...bearer('boris') }, closed);
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code]) => code)).toEqual(['403', '200', '401']);
    expect((await send('POST', 'batch', body, { ...multipart, authorization: '' }, closed)).status).toBe(403);
  });
});

describe('a page of another program on this computer', () => {
  const origin = 'http://localhost:3000';
  it('may send a preflight and a call', async () => {
    const asked = await send('OPTIONS', 'v4/spreadsheets/x', undefined, {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization,content-type',
    });
    expect([
      asked.status,
      asked.headers.get('access-control-allow-origin'),
      asked.headers.get('access-control-allow-headers'),
    ]).toEqual([200, origin, 'authorization,content-type']);
    for (const path of [`v4/spreadsheets/${spreadsheetId}`, 'v4/spreadsheets/none', '$discovery/rest?version=v4']) {
      expect((await send('GET', path, undefined, { origin })).headers.get('access-control-allow-origin'), path).toBe(
        origin,
      );
    }
  });

  it('needs a token where others do, and reaches neither the control nor the pages', async () => {
    const refused = await send('GET', 'v4/spreadsheets/x', undefined, { origin, authorization: '' }, closed);
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, origin]);
    for (const path of ['emulator/state', '', 'spreadsheets/d/x/edit']) {
      const seen = await send('GET', path, undefined, { origin });
      expect([seen.status, seen.headers.get('access-control-allow-origin')], path).toEqual([403, null]);
    }
    const foreign = await send('GET', `v4/spreadsheets/${spreadsheetId}`, undefined, {
      origin: 'http://localhost.evil.example',
    });
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});

describe('the content of a spreadsheet', () => {
  const values = async (id: string) =>
    JSON.parse((await send('GET', `v4/spreadsheets/${id}/values:batchGet?ranges=A1:C3`)).text).valueRanges[0].values;

  it.each([
    ['PATCH', 'upload/drive/v3/files/ID?uploadType=media', 'text/csv', 'a,b\n1,"x, y"'],
    ['PATCH', 'upload/drive/v3/files/ID?uploadType=media', 'text/tab-separated-values', 'a\tb\n1\tx, y'],
    ['PUT', 'upload/drive/v2/files/ID?uploadType=media&convert=true', 'text/csv; charset=utf-8', 'a,b\n1,"x, y"'],
  ])('is replaced by %s %s with %s', async (method, path, type, body) => {
    const id = (await clientOf(emulator).spreadsheets.create({ requestBody: {} })).data.spreadsheetId ?? '';
    await send('PUT', `v4/spreadsheets/${id}/values/C3?valueInputOption=RAW`, { values: [['old']] });
    expect((await send(method, path.replace('ID', id), body, { 'content-type': type })).status).toBe(200);
    expect(await values(id)).toEqual([
      ['a', 'b'],
      ['1', 'x, y'],
    ]);
  });

  it('the content of somebody else’s spreadsheet is not replaced, by no version of Drive', async () => {
    const { text } = await send('POST', 'v4/spreadsheets', {}, bearer('anna'), closed);
    const id = JSON.parse(text).spreadsheetId;
    const headers = { 'content-type': 'text/csv', ...bearer('boris') };
    expect((await send('PUT', `upload/drive/v2/files/${id}?uploadType=media`, 'a', headers, closed)).status).toBe(404);
    expect((await send('PATCH', `upload/drive/v3/files/${id}?uploadType=media`, 'a', headers, closed)).status).toBe(
      404,
    );
  });

  it('may come with its creation', async () => {
    const cell = (stringValue: string) => ({ userEnteredValue: { stringValue } });
    const data = [
      {
        startRow: 1,
        startColumn: 1,
        rowData: [{ values: [cell('hi'), { userEnteredValue: { formulaValue: '=1+1' } }] }],
      },
    ];
    const { text } = await send('POST', 'v4/spreadsheets', { sheets: [{ properties: { title: 'T' }, data }] });
    expect(await values(JSON.parse(text).spreadsheetId)).toEqual([[], ['', 'hi', '2']]);
  });
});

describe('a body beyond the limit', () => {
  it('is refused in Google’s words', async () => {
    const { status, text } = await send(
      'POST',
      `v4/spreadsheets/${spreadsheetId}:batchUpdate`,
      'x'.repeat(60 * 1024 * 1024),
    );
    expect([status, JSON.parse(text).error.message]).toEqual([
      400,
      'Request payload size exceeds the limit: 10485760 bytes.',
    ]);
  });
});

it('the discovery documents say which methods download, which scopes exist, and where batches go', async () => {
  const { text } = await send('GET', '$discovery/rest?version=v3');
  const { resources, auth: scopes, batchPath } = JSON.parse(text);
  const { get, export: exported, create } = resources.files.methods;
  expect([get, exported, create].map(({ supportsMediaDownload = false }) => supportsMediaDownload)).toEqual([
    true,
    true,
    false,
  ]);
  expect([Object.keys(scopes.oauth2.scopes).length > 3, batchPath]).toEqual([true, 'batch/drive/v3']);
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: ANNA });
  expect(
    (await drive({ version: 'v3', rootUrl: emulator.url, auth: client }).about.get({ fields: 'user' })).status,
  ).toBe(200);
});
