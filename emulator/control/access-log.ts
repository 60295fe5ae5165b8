import type { Clock } from '../core/clock.ts';
import type { Answer, Layer, Request } from '../core/exchange.ts';

/** The maximum number of calls, and of bytes in their bodies, that the log keeps. Beyond one of these limits, the log drops the oldest calls. */
const CALLS_KEPT = 1_000;
const BYTES_KEPT = 16 * 1024 * 1024;

/** How many bytes of each body the log keeps. */
const BODY_KEPT = 256 * 1024;

const READABLE = /^(application\/(json|x-www-form-urlencoded)|multipart\/|text\/|$)/;

export interface LoggedCall {
  readonly number: number;
  /** Time by the emulator's clock. */
  readonly time: string;
  readonly identity: string;
  readonly method: string;
  /** The received path and query, without the token. */
  readonly target: string;
  readonly status: number;
  /** How long the emulator took to answer. */
  readonly milliseconds: number;
  /** The request's body as text; for a body that is not text, only its length. */
  readonly requestBody: string;
  readonly responseBytes: number;
  /** A shell command that repeats the call, with the token in `$TOKEN`. */
  readonly curl: string;
}

type Kept = Omit<LoggedCall, 'curl'> & Pick<Request, 'headers'> & { readonly whole: boolean };

export interface LogParts {
  readonly clock: Clock;
  readonly identify: (request: Request) => string;
}

/** The calls to the emulator, newest last. The log is kept in memory only. */
export class AccessLog {
  private readonly calls: Kept[] = [];
  private count = 0;
  private bytes = 0;

  constructor(private readonly parts: LogParts) {}

  list(): readonly LoggedCall[] {
    return this.calls.map((call) => {
      const { headers: _headers, whole: _whole, ...shown } = call;
      return { ...shown, curl: curlOf(call) };
    });
  }

  clear(): void {
    this.calls.length = 0;
    this.bytes = 0;
  }

  readonly layer: Layer = (request, next) => {
    const start = performance.now();
    const answer = next(request);
    this.record(request, answer, performance.now() - start);
    return answer;
  };

  private record(request: Request, { status, body }: Answer, milliseconds: number): void {
    const { method, rawPath, query, headers } = request;
    const shown = new URLSearchParams(query);
    shown.delete('access_token');
    const readable = READABLE.test(headers['content-type'] ?? '');
    this.count += 1;
    const call: Kept = {
      number: this.count,
      time: this.parts.clock.now().toISOString(),
      identity: this.parts.identify(request),
      method,
      target: shown.size > 0 ? `${rawPath}?${shown}` : rawPath,
      status,
      milliseconds: Math.round(milliseconds * 100) / 100,
      requestBody: readable ? request.body.toString('utf8', 0, BODY_KEPT) : `${request.body.byteLength} bytes`,
      responseBytes: Buffer.byteLength(body),
      headers,
      whole: readable && request.body.byteLength <= BODY_KEPT,
    };
    this.calls.push(call);
    this.bytes += call.requestBody.length;
    while (this.calls.length > CALLS_KEPT || this.bytes > BYTES_KEPT) {
      this.bytes -= this.calls.shift()?.requestBody.length ?? this.bytes;
    }
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function curlOf({ method, headers, target, requestBody, whole }: Kept): string {
  const parts = ['curl', '-X', method, quoted(`http://${headers.host ?? 'localhost'}${target}`)];
  if (headers.authorization) parts.push('-H', '"Authorization: Bearer $TOKEN"');
  if (headers['content-type']) parts.push('-H', quoted(`Content-Type: ${headers['content-type']}`));
  if (!whole) parts.push('--data-binary', '@body');
  else if (requestBody) parts.push('--data-binary', quoted(requestBody));
  return parts.join(' ');
}
