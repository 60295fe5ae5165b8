import { readFileSync } from 'node:fs';
import { GoogleApis } from 'googleapis/build/src/googleapis.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { Router } from '../../../emulator/core/router.ts';
import { callsTo } from '../../../emulator/discovery/calls.ts';
import { checkAnswer } from '../../../emulator/discovery/check-answer.ts';
import { APIS, printDocument, readDocument } from '../../../emulator/discovery/generate.ts';
import { DOCUMENTS, METHODS } from '../../../emulator/discovery/methods.ts';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA } from '../sheets/sheets-client.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({ seed: 1 });
  return () => emulator.close();
});

interface Answered {
  readonly status: number;
  readonly body: { error?: { message: string; status?: string; details?: { fieldViolations: object[] }[] } };
}

async function call(method: string, path: string, body?: unknown): Promise<Answered> {
  const init = { method, headers: { authorization: `Bearer ${ANNA}` } };
  const answer = await fetch(emulator.url + path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Answered['body'] };
}

describe('the discovery documents', () => {
  it.each(APIS)('of $name match the googleapis package', (api) => {
    const path = `emulator/discovery/documents/${api.name}-${api.version}.generated.ts`;
    expect(readFileSync(path, 'utf8')).toBe(printDocument(readDocument(api)));
  });

  it('name every method once, and every path leads to its own method', async () => {
    const emulator = await createEmulator({ listens: false });
    const find = callsTo(new Router(emulator.destinations));
    expect(new Set(METHODS.map(({ method }) => method.id)).size).toBe(METHODS.length);
    for (const { method } of METHODS) {
      const rawPath = `/${method.path.replace(/\{range\}/, 'A1%3AB2').replace(/\{\w+\}/g, 'x1')}`;
      const head = { method: method.httpMethod, rawPath, query: new URLSearchParams(), headers: {} };
      expect(find(head)?.method.id).toBe(method.id);
      const variables = [...method.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      expect(Object.keys(find(head)?.params ?? {}), method.id).toEqual(variables);
    }
    await emulator.close();
  });

  it('have no dangling references', () => {
    for (const document of DOCUMENTS) {
      const names = [...JSON.stringify(document).matchAll(/"\$ref":"(\w+)"/g)].map(([, name = '']) => name);
      expect(names.filter((name) => !document.schemas[name])).toEqual([]);
    }
  });

  it('lead clients that read them to the emulator', async () => {
    const google = new GoogleApis();
    const options = { headers: { authorization: `Bearer ${ANNA}` } };
    interface Discovered {
      spreadsheets: {
        create(params: object): Promise<{ data: { spreadsheetId: string } }>;
        values: {
          append(params: object): Promise<{ data: { updates: { updatedRange: string } } }>;
          get(params: object): Promise<{ data: { values: unknown[][] } }>;
        };
      };
    }
    const sheets = await google.discoverAPI<Discovered>(`${emulator.url}$discovery/rest?version=v4`, options);
    const { data } = await sheets.spreadsheets.create({ requestBody: { properties: { title: 'Книга' } } });
    const place = { spreadsheetId: data.spreadsheetId, range: 'Sheet1' };
    const requestBody = { values: [['Тестовая', 5]] };
    const appended = await sheets.spreadsheets.values.append({ ...place, valueInputOption: 'RAW', requestBody });
    expect(appended.data.updates.updatedRange).toBe('Sheet1!A1:B1');
    const read = await sheets.spreadsheets.values.get({ ...place, valueRenderOption: 'UNFORMATTED_VALUE' });
    expect(read.data.values).toEqual([['Тестовая', 5]]);
  });

  it('name the values of enums, of fields and of parameters', async () => {
    const document = await (await fetch(`${emulator.url}$discovery/rest?version=v4`)).json();
    expect(document).toMatchObject({
      schemas: {
        SortSpec: { properties: { sortOrder: { enum: ['SORT_ORDER_UNSPECIFIED', 'ASCENDING', 'DESCENDING'] } } },
      },
      resources: {
        spreadsheets: {
          resources: {
            values: {
              methods: {
                get: { parameters: { majorDimension: { enum: ['DIMENSION_UNSPECIFIED', 'ROWS', 'COLUMNS'] } } },
              },
            },
          },
        },
      },
    });
  });

  it('are listed, and each can also be found by name', async () => {
    const { items } = (await call('GET', 'discovery/v1/apis')).body as { items: { discoveryRestUrl: string }[] };
    expect(items).toHaveLength(3);
    for (const { discoveryRestUrl } of items) {
      const { rootUrl } = (await (await fetch(discoveryRestUrl)).json()) as { rootUrl: string };
      expect(rootUrl).toBe(emulator.url);
    }
    expect((await call('GET', '$discovery/rest?version=v9')).status).toBe(404);
  });
});

describe('a call that Google would refuse', () => {
  it('is refused with every unknown name', async () => {
    const { status, body } = await call('POST', 'v1/forms', { info: { titel: 'А' }, colour: 1 });
    const lines = [
      `Invalid JSON payload received. Unknown name "titel" at 'info': Cannot find field.`,
      'Invalid JSON payload received. Unknown name "colour": Cannot find field.',
    ];
    expect([status, body.error?.message]).toEqual([400, lines.join('\n')]);
    expect(body.error?.details?.[0]?.fieldViolations).toEqual([
      { field: 'info', description: lines[0] },
      { description: lines[1] },
    ]);
  });

  it.each([
    [{ info: 'А' }, `Invalid value at 'info' (type.googleapis.com/google.apps.forms.v1.Info), "А"`],
    [
      { info: [{}] },
      'Invalid JSON payload received. Unknown name "info": Proto field is not repeating, cannot start list.',
    ],
    [{ info: { title: {} } }, "Invalid value at 'info.title' (TYPE_STRING), Starting an object on a scalar field"],
    [{ info: { title: 5 } }, "Invalid value at 'info.title' (TYPE_STRING), 5"],
    [
      { info: { title: ['А'] } },
      `Invalid JSON payload received. Unknown name "title" at 'info': Proto field is not repeating, cannot start list.`,
    ],
  ])('is refused for a wrong shape: %j', async (body, message) => {
    const answer = await call('POST', 'v1/forms', body);
    expect([answer.status, answer.body.error?.message]).toEqual([400, message]);
  });

  it('is refused for an unknown parameter, and for a field that the answer cannot have', async () => {
    const { body } = await call('POST', 'v1/forms?colour=red', {});
    expect(body.error?.message).toContain('Unknown name "colour": Cannot bind query parameter.');
    const wrong = await call('POST', 'v1/forms?fields=formId,info(name)', {});
    expect(wrong.body.error?.message).toBe('Request contains an invalid argument.');
    expect(wrong.body.error?.details?.[0]?.fieldViolations).toMatchObject([{ field: 'info.name' }]);
    const drive = await call('GET', 'drive/v3/files?fields=files(titel)');
    expect([drive.status, drive.body.error?.message]).toEqual([400, 'Invalid field selection files.titel']);
  });
});

describe('a call that the emulator does not support', () => {
  it('is 501 naming the method', async () => {
    const { status, body } = await call('GET', 'drive/v3/changes?pageToken=1');
    expect([status, body.error?.message]).toEqual([501, "The emulator does not implement 'drive.changes.list'."]);
  });

  it('is 501 naming the path of the field', async () => {
    const { data } = { data: await call('POST', 'v1/forms', { info: { title: 'А' } }) };
    const { formId } = data.body as { formId: string };
    const item = { title: 'Б', questionItem: { question: { fileUploadQuestion: { folderId: 'x' } } } };
    const requests = [{ createItem: { item, location: { index: 0 } } }];
    const { status, body } = await call('POST', `v1/forms/${formId}:batchUpdate`, { requests });
    expect(status).toBe(501);
    expect(body.error?.message).toContain('requests[0].createItem.item.questionItem.question.fileUploadQuestion');
  });
});

describe('an answer of the emulator', () => {
  const [sheets] = DOCUMENTS;

  it.each([
    [{ spreadsheetId: 5 }, 'spreadsheetId is no string'],
    [{ sheets: {} }, 'sheets is no list'],
    [{ sheets: [{ properties: { titel: 'А' } }] }, 'sheets[0].properties.titel is unknown'],
    [{ sheets: [{ properties: null }] }, 'sheets[0].properties is no message'],
    [{ namedRanges: [{ range: { startRowIndex: '1' } }] }, 'namedRanges[0].range.startRowIndex is no number'],
  ])('that Google could not have given is a bug in the emulator: %j', (value, place) => {
    if (!sheets) throw new Error('No document of Sheets.');
    expect(() => checkAnswer(value, { $ref: 'Spreadsheet' }, sheets, 'sheets.spreadsheets.get')).toThrow(place);
  });

  it('is then replaced by 500, and the call is rolled back', async () => {
    const broken = await createEmulator({
      routes: [
        {
          method: 'POST',
          pattern: /^\/v1\/forms$/,
          handle(_request, _params, { store }) {
            store.put('form', 'kept', {});
            return { status: 200, headers: {}, body: '{}', value: { colour: 'red' } };
          },
        },
      ],
    });
    expect((await fetch(`${broken.url}v1/forms`, { method: 'POST' })).status).toBe(500);
    expect(broken.store.get('form', 'kept')).toBeUndefined();
    await broken.close();
  });
});
