import type { Head, Request } from './exchange.ts';

/** Percent-encoded characters that mean the same as the plain characters (RFC 3986, 6.2.2.2). */
const UNRESERVED = /%(2[DE]|3\d|4[1-9A-F]|5[\dAF]|6[1-9A-F]|7[\dAE])/gi;

/** A path in the only notation that this server compares: without needless percent signs and without slashes at its end. */
function canonicalPath(rawPath: string): string {
  let path = rawPath;
  let before: string;
  do {
    before = path;
    path = path.replace(UNRESERVED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  } while (path !== before);
  return path.replace(/(?<=[^/])\/+$/, '');
}

const OVERRIDE = 'x-http-method-override';
const OVERRIDING = new Set(['GET', 'PUT', 'PATCH', 'DELETE']);

/** Google's system parameters may begin with `$` (https://cloud.google.com/apis/docs/system-parameters). */
function canonicalQuery(query: URLSearchParams): URLSearchParams {
  if (![...query.keys()].some((name) => name.startsWith('$'))) return query;
  const plain = new URLSearchParams();
  for (const [name, value] of query) if (!IGNORED.has(name)) plain.append(name.replace(/^\$(?=\w)/, ''), value);
  return plain;
}

/** System parameters that change nothing here: the format of errors, and the project that pays. */
const IGNORED = new Set(['$.xgafv', '$userProject']);

/**
 * Normalises the head of a request once, for the gate, the access checks and the routes. All of them therefore see the same request. Google's clients
 * send a long GET as a POST with `X-HTTP-Method-Override`.
 */
export function canonicalHead<H extends Head>(head: H): H {
  const { [OVERRIDE]: override = '', ...headers } = head.headers;
  const meant = override.toUpperCase();
  const overrides = head.method === 'POST' && OVERRIDING.has(meant);
  return {
    ...head,
    method: overrides ? meant : head.method,
    rawPath: canonicalPath(head.rawPath),
    query: canonicalQuery(head.query),
    headers,
  };
}

const isForm = ({ headers }: Head): boolean =>
  /^application\/x-www-form-urlencoded/i.test(headers['content-type'] ?? '');

/** Normalises a whole request. In a GET with a form as its body, the form is the query. */
export function canonicalRequest(request: Request): Request {
  const canonical = canonicalHead(request);
  const { method, body, query } = canonical;
  if (method !== 'GET' || body.byteLength === 0 || !isForm(canonical)) return canonical;
  const whole = new URLSearchParams([...query, ...new URLSearchParams(body.toString('utf8'))]);
  return { ...canonical, query: canonicalQuery(whole), body: Buffer.alloc(0) };
}
