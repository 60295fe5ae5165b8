import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { Destination } from '../../../emulator/core/exchange.ts';

export interface Seen {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request with exactly these headers. Node's own clients would add other headers. */
export function visit(
  root: string,
  { method, path }: { readonly method: string; readonly path: string },
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<Seen> {
  const { hostname, port } = new URL(root);
  return new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
    const asked = request({ host: hostname, port, method, path, headers: { ...headers, ...length } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { statusCode: status = 0, headers: said } = answer;
        resolve({ status, headers: said, text: Buffer.concat(chunks).toString() });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The answer to exactly these bytes. */
export async function answerTo(root: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(root);
  const socket = connect(Number(port), hostname);
  socket.end(bytes);
  return (await socket.toArray()).map(String).join('');
}

const urlSafe = (text: string): string =>
  [...text]
    .map((sign) => (/[\w\-.~/:$%]/.test(sign) ? sign : encodeURIComponent(sign.replace(/\p{Cs}/u, 'x'))))
    .join('');

/** A random path that leads to a destination. */
export function pathTo({ pattern }: Destination): fc.Arbitrary<string> {
  // fast-check cannot generate text for a negative lookahead. So we remove the lookaheads here, and test each text against the whole pattern below.
  const open = new RegExp(pattern.source.replace(/\(\?![^)]*\)/g, ''));
  return fc
    .stringMatching(open, { size: 'xsmall' })
    .map(urlSafe)
    .filter((path) => pattern.exec(path)?.[0] === path);
}

const EVIL = 'http://evil.example';

/** Headers that a page of another site can make a browser send. The last cases use a foreign host name that leads to this machine. */
export function foreignHeaders(root: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { host, port } = new URL(root);
  const fetched = (site: string, more: Record<string, string> = {}) => ({ host, 'sec-fetch-site': site, ...more });
  const rebound = `rebound.evil.example:${port}`;
  return {
    'a form or fetch of another site': fetched('cross-site', { origin: EVIL }),
    'an image of another site': fetched('cross-site', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }),
    'a frame of another site': fetched('cross-site', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }),
    'a page of another port': fetched('same-site', { origin: 'http://127.0.0.1:9' }),
    'an image of another port': fetched('same-site'),
    'a page without an origin': fetched('cross-site', { origin: 'null' }),
    'one that says so with no more': { host, origin: 'null' },
    'a browser that knows Origin alone': { host, origin: EVIL },
    'our address with more behind it': { host, origin: `http://${host}.evil.example` },
    'our address by another scheme': { host, origin: `https://${host}` },
    'two sayings at once': fetched('same-origin, cross-site'),
    'a right saying beside a wrong one': fetched('same-origin', { origin: EVIL }),
    'a name that leads here': { host: rebound, origin: `http://${rebound}`, 'sec-fetch-site': 'same-origin' },
    'a name that leads here, of a program': { host: rebound },
    'a name that begins like ours': { host: `localhost.evil.example:${port}` },
    'a name that ends like ours': { host: `evillocalhost:${port}` },
    'an address in a name': { host: `127.0.0.1.nip.example:${port}` },
    'our address as a name of somebody': { host: `127.0.0.1@evil.example` },
    'an address of a neighbour': { host: `192.168.0.7:${port}` },
    'no address': { host: `0.0.0.0:${port}` },
    'a name of a neighbour': { host: `printer.local:${port}` },
    'our name with a dot': { host: `localhost.:${port}` },
  };
}

/** A browser's headers when somebody follows a link from another site. */
export const followedLink = (root: string): Readonly<Record<string, string>> => ({
  host: new URL(root).host,
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
});

/** A browser's headers for a form on one of our own pages: a new browser, an old browser, and a browser without Origin and Sec-Fetch-Site. */
export function ownPage(root: string): readonly Readonly<Record<string, string>>[] {
  const { host, origin } = new URL(root);
  return [
    { host, origin, 'sec-fetch-site': 'same-origin' },
    { host, origin },
    { host, referer: `${root}spreadsheets/d/x` },
  ];
}
