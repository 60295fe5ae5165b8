import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../core/exchange.ts';
import { SAFE_HEADERS } from './safe-headers.ts';

/** The body of a request; undefined as soon as it exceeds `limit` bytes. @throws Node's own error if the connection breaks */
export function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= limit) chunks.push(chunk);
      else {
        incoming.removeAllListeners('data');
        resolve(undefined);
      }
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', reject);
  });
}

/** How long, in ms, a client may keep sending a body that we do not read. If we cut off the client at once, it would never see our answer. */
const LINGER_MS = 2_000;

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Answers a request before its body is fully read. If the request has a body, the connection then closes. */
export function answerUnread(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answer): void {
  const { status, headers, body } = answer;
  const payload = incoming.method === 'HEAD' ? '' : body;
  const length = { 'content-length': Buffer.byteLength(body) };
  if (!hasBody(incoming)) {
    outgoing.writeHead(status, { ...SAFE_HEADERS, ...headers, ...length }).end(payload);
    return;
  }
  outgoing.writeHead(status, { ...SAFE_HEADERS, ...headers, ...length, connection: 'close' });
  outgoing.write(payload);
  const timer = setTimeout(() => outgoing.end(), LINGER_MS).unref();
  incoming.once('close', () => {
    clearTimeout(timer);
    outgoing.end();
  });
  incoming.on('error', () => outgoing.destroy());
  incoming.resume();
}
