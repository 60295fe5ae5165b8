import type { App } from '../core/app.ts';
import type { Realm } from './realm.ts';

export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: unknown;
  /** A file to upload with the body. The body describes the file. */
  readonly media?: { readonly contentType: string; readonly content: string };
}

/** The emulator's REST API for one person; calls are synchronous. Answers belong to the script's realm. */
export interface Rest {
  /** Sends a call. @throws the script's Error with `details {code, message}` and the name of `service`, as an advanced service does */
  call(service: string, call: RestCall): unknown;
}

function queryOf(query: RestCall['query'] = {}): URLSearchParams {
  const params = new URLSearchParams({ prettyPrint: 'false' });
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) params.append(name, String(each));
  }
  return params;
}

interface RestError {
  readonly code: number;
  readonly message: string;
  readonly errors?: readonly unknown[];
}

const BOUNDARY = 'content-of-a-script';

/** Packs a body and a file into one request, as `uploadType=multipart` requires (RFC 2046). */
function multipart(body: unknown, { contentType, content }: NonNullable<RestCall['media']>): string {
  const part = (type: string, text: string) => `--${BOUNDARY}\r\ncontent-type: ${type}\r\n\r\n${text}\r\n`;
  return `${part('application/json', JSON.stringify(body))}${part(contentType, content)}--${BOUNDARY}--`;
}

export function restOf(app: Pick<App, 'handle'>, identity: string, realm: Realm): Rest {
  return {
    call(service, { method, path, query, body, media }) {
      const answer = app.handle({
        method,
        rawPath: path,
        query: queryOf({ ...query, ...(media ? { uploadType: 'multipart' } : {}) }),
        headers: {
          authorization: `Bearer ${identity}`,
          'content-type': media ? `multipart/related; boundary=${BOUNDARY}` : 'application/json',
        },
        body: Buffer.from(media ? multipart(body, media) : body === undefined ? '' : JSON.stringify(body)),
      });
      const text = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString('utf8');
      if (answer.status < 300) return realm.parse(text);
      const { code, message, errors } = (JSON.parse(text) as { error: RestError }).error;
      throw realm.error(`API call to ${service} failed with error: ${message}`, {
        name: 'GoogleJsonResponseException',
        details: { code, message, ...(errors ? { errors } : {}) },
      });
    },
  };
}
