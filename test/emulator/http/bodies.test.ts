import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { sessionToken } from '../../../emulator/gate/session-token.ts';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';

const SECRET = 'secret-of-a-test';
const KNOWN = { authorization: `Bearer ${sessionToken(SECRET, 'anna@example.org')}` };
const MB = 1024 * 1024;

let emulator: Emulator;
let shortTimeouts: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ secret: SECRET });
  shortTimeouts = await createEmulator({ secret: SECRET, timeouts: { headers: 100, request: 200, interval: 20 } });
  return async () => {
    await emulator.close();
    await shortTimeouts.close();
  };
});

async function send(
  path: string,
  body: Uint8Array<ArrayBuffer> | string,
  headers: Record<string, string> = {},
  method = 'POST',
) {
  const answer = await fetch(`${emulator.url}${path}`, { method, body, headers });
  return { status: answer.status, text: await answer.text() };
}

describe('a body that is too large', () => {
  it.each([
    ['a call', 'v4/spreadsheets', 'POST', 11],
    ['a file', 'upload/drive/v3/files?uploadType=media', 'POST', 65],
    ['a row', 'spreadsheets/d/x/row', 'POST', 3],
    ['an answer to a form', 'forms/d/e/x/formResponse', 'POST', 3],
    ['what nobody takes', 'nowhere', 'POST', 11],
    ['a body of what has none', 'v4/spreadsheets/x', 'DELETE', 11],
  ])('is refused: %s', async (_what, path, method, megabytes) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status, text } = await send(path, new Uint8Array(megabytes * MB), { ...KNOWN, ...form }, method);
    expect(status).toBe(path.startsWith('v4/') ? 400 : 413);
    expect(text).toMatch(/exceeds the limit|слишком длинный/);
  });

  it('is refused as soon as it exceeds the limit, even without a declared length', async () => {
    const { port } = new URL(emulator.url);
    const asked = request({ port, method: 'POST', path: '/v4/spreadsheets', headers: KNOWN });
    asked.on('error', () => undefined);
    const piece = Buffer.alloc(MB);
    const answered = once(asked, 'response') as Promise<[{ statusCode?: number }]>;
    for (let sent = 0; sent < 12; sent++) asked.write(piece);
    const [{ statusCode }] = await answered;
    expect(statusCode).toBe(400);
    asked.destroy();
    expect((await fetch(emulator.url)).status).toBe(200);
  });

  it('is not read if its sender is unknown', async () => {
    const { port } = new URL(emulator.url);
    const headers = { 'content-length': 60 * MB };
    const asked = request({ port, method: 'POST', path: '/upload/drive/v3/files?uploadType=media', headers });
    asked.on('error', () => undefined);
    asked.flushHeaders();
    // The client has sent no byte of the body.
    const [{ statusCode }] = (await once(asked, 'response')) as [{ statusCode?: number }];
    expect(statusCode).toBe(401);
    asked.destroy();
  });
});

describe('an unexpected body', () => {
  it('is 415 if it is compressed: the server does not decompress', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * MB, 'x'));
    for (const path of ['v4/spreadsheets', 'forms/d/e/x/formResponse']) {
      expect((await send(path, bomb, { ...KNOWN, 'content-encoding': 'gzip' })).status, path).toBe(415);
    }
  });

  it('is 415 if a form is sent with another type than our pages use', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json']) {
      expect((await send('forms/d/e/x/formResponse', 'a=b', { ...KNOWN, 'content-type': type })).status).toBe(415);
    }
  });

  it('is 400 if it is not JSON', async () => {
    expect((await send('v4/spreadsheets', '{"properties":', KNOWN)).status).toBe(400);
  });
});

/** Sends a text, then single spaces. @returns everything that the server sends until it ends the connection */
function stall({ url }: Emulator, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    const dripping = setInterval(() => socket.write(' '), 20);
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
    });
    socket.on('close', () => {
      clearInterval(dripping);
      resolve(received);
    });
    socket.on('error', (error: Error & { code?: string }) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(received) : reject(error),
    );
  });
}

/**
 * The answer that a slow sender receives. A connection reset can overtake the answer while the sender still sends, so this function repeats the
 * request until an answer arrives.
 */
async function heard(emulator: Emulator, text: string): Promise<string> {
  for (;;) {
    const received = await stall(emulator, text);
    if (received !== '') return received;
  }
}

describe('a slow sender', () => {
  const { authorization } = KNOWN;
  it.each([
    [
      'a body',
      `POST /v4/spreadsheets HTTP/1.1\r\nhost: localhost\r\nauthorization: ${authorization}\r\ncontent-length: 100000\r\n\r\n{`,
    ],
    ['headers', 'GET / HTTP/1.1\r\nhost: localhost\r\nx: '],
  ])('gets 408 and holds no connection: %s', async (_what, text) => {
    expect(await heard(shortTimeouts, text)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('gets 401 at once if it is unknown', async () => {
    expect(
      await stall(emulator, 'POST /v4/spreadsheets HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{'),
    ).toMatch(/^HTTP\/1\.1 401 /);
  });
});
