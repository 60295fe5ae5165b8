import type { App } from '../core/app.ts';
import type { Realm } from './realm.ts';

export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: unknown;
}

/** The emulator's REST API, asked at once by one identity. Answers belong to the script's world. */
export interface Rest {
  /** @throws the script's Error with `details {code, message}`, as an advanced service does: `service` is its name there. */
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

export function restOf(app: Pick<App, 'handle'>, identity: string, realm: Realm): Rest {
  return {
    call(service, { method, path, query, body }) {
      const answer = app.handle({
        method,
        rawPath: path,
        query: queryOf(query),
        headers: { authorization: `Bearer ${identity}`, 'content-type': 'application/json' },
        body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      });
      const text = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString('utf8');
      if (answer.status < 300) return realm.parse(text);
      const { code, message } = (JSON.parse(text) as { error: { code: number; message: string } }).error;
      throw realm.error(`API call to ${service} failed with error: ${message}`, {
        name: 'GoogleJsonResponseException',
        details: { code, message },
      });
    },
  };
}
