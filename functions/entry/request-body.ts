import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Refusal } from './refusal.ts';

/** In bytes. Our bodies contain only a few names; Google would accept 32 MB. */
const BODY_LIMIT = 64 * 1024;

const tooLarge = () => new Refusal(413, `Запрос больше ${BODY_LIMIT / 1024} КБ.`);

/**
 * Checks the length that a request declares.
 * @throws Refusal 413 if the length is too large
 */
export function checkLength({ headers }: IncomingMessage): void {
  if (Number(headers['content-length'] ?? 0) > BODY_LIMIT) throw tooLarge();
}

function bytesOf(request: IncomingMessage, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const giveUp = (refusal: Refusal) => {
      clearTimeout(patience);
      request.removeAllListeners('data');
      reject(refusal);
    };
    const patience = setTimeout(() => giveUp(new Refusal(408, 'Запрос идёт слишком долго. Повторите.')), timeoutMs);
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > BODY_LIMIT) giveUp(tooLarge());
      else chunks.push(chunk);
    });
    request.on('end', () => {
      clearTimeout(patience);
      resolve(Buffer.concat(chunks));
    });
    request.on('error', () => giveUp(new Refusal(400, 'Запрос не читается: он оборвался.')));
  });
}

const UNPACK: Readonly<Record<string, (bytes: Buffer, limits: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** Unpacks a compressed body, up to the limit. */
async function unpacked(bytes: Buffer, encoding: string): Promise<Buffer> {
  if (encoding === 'identity') return bytes;
  const unpack = Object.hasOwn(UNPACK, encoding) ? UNPACK[encoding] : undefined;
  if (!unpack) throw new Refusal(415, 'Сжатие запроса не поддерживается: отправьте его без сжатия.');
  try {
    return await unpack(bytes, { maxOutputLength: BODY_LIMIT });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw new Refusal(400, 'Запрос не читается: сжатие нарушено.');
  }
}

const JSON_TYPE = /^application\/([\w.-]+\+)?json$/i;

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function parsed(bytes: Buffer, contentType: string): unknown {
  if (bytes.byteLength === 0) return undefined;
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim());
  const charset = parameters.map((each) => /^charset="?([^"]*)"?$/i.exec(each)?.[1]).find(Boolean) ?? 'utf-8';
  if (!JSON_TYPE.test(type) || !/^(utf-?8|us-ascii)$/i.test(charset)) {
    throw new Refusal(415, 'Здесь принимается только JSON в UTF-8: Content-Type: application/json.');
  }
  const value = json(bytes.toString('utf8'));
  if (typeof value === 'object' && value !== null) return value;
  throw new Refusal(400, 'Поле «body» не подходит: нужен объект JSON.');
}

interface ReadBody {
  readonly rawBody: Buffer;
  readonly body: unknown;
}

/**
 * Reads the JSON body of a request.
 * @param timeoutMs - the longest wait for the whole body
 * @throws Refusal 408 too slow · 413 too large, packed or unpacked · 415 not JSON, or an unknown encoding · 400 unreadable
 */
export async function readBody(request: IncomingMessage, timeoutMs: number): Promise<ReadBody> {
  const { 'content-encoding': encoding = 'identity', 'content-type': type = '' } = request.headers;
  const rawBody = await unpacked(await bytesOf(request, timeoutMs), encoding.toLowerCase());
  return { rawBody, body: parsed(rawBody, type) };
}

/** Removes the headers that announce a body, so that later readers look for none. */
export function leaveBody({ headers }: IncomingMessage): void {
  delete headers['content-length'];
  delete headers['transfer-encoding'];
}
