import { request } from 'node:http';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { HTTP_FUNCTION } from '../../../functions/entry/function-names.ts';
import { emptySchool, type TestSchool } from '../jobs/school-kit.ts';
import { ask, type FunctionsKit, serveFunctions } from './functions-kit.ts';

let workbook: TestSchool;
let functions: FunctionsKit;
let shortTimeouts: FunctionsKit;

beforeAll(async () => {
  workbook = await emptySchool();
  functions = await serveFunctions(workbook);
  shortTimeouts = await serveFunctions(workbook, { bodyTimeoutMs: 50 });
  return async () => {
    await functions.close();
    await shortTimeouts.close();
    await workbook.close();
  };
});

const JSON_TYPE = { 'content-type': 'application/json' };
const bytes = (body: Buffer) => new Uint8Array(body);
const packed = (body: Uint8Array<ArrayBuffer>, encoding: string, token?: string, url = `${functions.url}/sync`) =>
  ask(url, { body, headers: { ...JSON_TYPE, 'content-encoding': encoding }, ...(token ? { token } : {}) });

const BOMB = bytes(gzipSync(Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(50e6, 'x'), Buffer.from('"}')])));

/** Sends the head of a request, then single spaces until the server replies. @returns the reply */
function drip(url: string, head: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(Number(port), hostname, () => socket.write(`${head}\r\nhost: x\r\n\r\n{`));
    const drops = setInterval(() => socket.write(' '), 10);
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(drops);
      resolve(said);
    });
  });
}

describe('a compressed body', () => {
  it('is not decompressed for unknown callers', async () => {
    for (let i = 0; i < 20; i++) expect((await packed(BOMB, 'gzip')).status).toBe(401);
  });

  it('is decompressed only up to the body limit', async () => {
    for (const [encoding, body] of [
      ['gzip', gzipSync(Buffer.alloc(5e6))],
      ['deflate', deflateSync(Buffer.alloc(5e6))],
      ['br', brotliCompressSync(Buffer.alloc(5e6))],
    ] as const) {
      expect(await packed(bytes(body), encoding, functions.token()), encoding).toMatchObject({ status: 413 });
      expect(await packed(bytes(body), encoding, undefined, functions.queueUrl), encoding).toMatchObject({
        status: 413,
      });
    }
    expect((await packed(BOMB, 'GZIP', functions.token())).status).toBe(413);
  });

  it('is read like any other if it is small, and refused if it is invalid', async () => {
    const body = gzipSync(JSON.stringify({ spreadsheetId: 'unknown' }));
    expect((await packed(bytes(body), 'gzip', functions.token())).status).toBe(404);
    expect((await packed(bytes(body.subarray(0, 20)), 'gzip', functions.token())).status).toBe(400);
    for (const encoding of ['rot13', 'gzip, gzip', '__proto__', 'constructor']) {
      expect((await packed(bytes(body), encoding, functions.token())).status, encoding).toBe(415);
    }
  });
});

describe('a body that is too long', () => {
  it.each(['/sync', '/commands/erase', '/unsubscribe', '/health', '/nowhere', '/'])(
    'is 413 or 405 before any of it is read: %s',
    async (path) => {
      const { port } = new URL(functions.url);
      const headers = { ...JSON_TYPE, 'content-length': 60 * 1024 * 1024 };
      const status = await new Promise((resolve, reject) => {
        const asked = request({ port, method: 'POST', path, headers }, (answer) => {
          resolve(answer.statusCode);
          asked.destroy();
        });
        asked.on('error', reject).flushHeaders();
      });
      expect(status).toBe(path === '/health' ? 405 : 413);
    },
  );

  it('is 413 even without a declared length', async () => {
    for (const [url, token] of [
      [`${functions.url}/sync`, functions.token()],
      [functions.queueUrl, undefined],
    ] as const) {
      const { port, pathname } = new URL(url);
      const authorization = token ? { authorization: `Bearer ${token}` } : {};
      const status = await new Promise((resolve) => {
        const headers = { ...JSON_TYPE, ...authorization };
        const asked = request({ port, method: 'POST', path: pathname, headers }, (answer) => {
          resolve(answer.statusCode);
          asked.destroy();
        });
        asked.on('error', () => undefined);
        for (let sent = 0; sent < 10; sent++) asked.write(Buffer.alloc(10_000, '['));
      });
      expect(status).toBe(413);
    }
  });
});

describe('a body of another kind', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp'])(
    'is 415: %s',
    async (type) => {
      const body = JSON.stringify({ spreadsheetId: workbook.spreadsheetId });
      const headers = { 'content-type': type };
      const answer = await ask(`${functions.url}/sync`, { body, headers, token: functions.token() });
      expect(answer).toMatchObject({ status: 415, body: { detail: expect.stringContaining('application/json') } });
      expect((await ask(functions.queueUrl, { body, headers })).status).toBe(415);
    },
  );
});

describe('a slow sender', () => {
  it('gets 401 at once if it is unknown', async () => {
    const head = 'POST /sync HTTP/1.1\r\ncontent-type: application/json\r\ncontent-length: 900';
    expect(await drip(functions.url, head)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('gets 408 if it is known, and at the queue', async () => {
    const head = 'HTTP/1.1\r\ncontent-type: application/json\r\ncontent-length: 900';
    const known = `POST /sync ${head}\r\nauthorization: Bearer ${shortTimeouts.token()}\r\nx: y`;
    for (const [url, text] of [
      [shortTimeouts.url, known],
      [shortTimeouts.queueUrl, `POST / ${head}`],
    ] as const) {
      const said = await drip(url, text);
      expect(said).toMatch(/^HTTP\/1\.1 408 /);
      expect(said).toContain('application/problem+json');
    }
  });
});

it('headers that are too long get their own problem answer', async () => {
  const { port, hostname } = new URL(functions.url);
  const said = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET /health HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(70_000)}\r\n\r\n`);
    });
    socket.on('error', () => undefined).once('data', (chunk: Buffer) => resolve(chunk.toString()));
  });
  expect(said).toMatch(/^HTTP\/1\.1 431 [\s\S]*"status":431/);
});

it('nothing is done for a request that bypassed the guard', async () => {
  const server = getTestServer(HTTP_FUNCTION);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const { reads } = workbook.sheets.calls;
  for (const path of ['/sync', '/health', '/unsubscribe']) {
    const method = path === '/sync' ? 'POST' : 'GET';
    expect((await ask(`${url}${path}`, { method, token: functions.token() })).status).toBe(500);
  }
  expect(workbook.sheets.calls.reads).toBe(reads);
  server.close();
  server.closeAllConnections();
});
