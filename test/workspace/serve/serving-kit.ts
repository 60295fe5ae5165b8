import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { writeAccount } from '../../../workspace/accounts/accounts.ts';
import type { Role } from '../../../workspace/accounts/role.ts';
import { beginSession } from '../../../workspace/accounts/sessions.ts';
import { type MovingClock, presentClock } from '../../../workspace/moving-clock.ts';
import type { SenderDns } from '../../../workspace/serve/mail/sender-dns.ts';
import { type Serving, serveSchool } from '../../../workspace/serve/serve-school.ts';
import type { ServerSettings } from '../../../workspace/serve/settings/settings.ts';

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'nastavnik-serve-'));

/** DNS with these TXT, MX and address records, and no others. */
export const zone = (records: Readonly<Record<string, readonly string[]>>): SenderDns => {
  const of = (kind: string) => async (name: string) => records[`${kind} ${name}`] ?? [];
  return { txt: of('TXT'), mx: of('MX'), addresses: of('A') };
};

/** Opens a school's server at a free port. */
export async function serveAt(
  data: string,
  settings: Partial<ServerSettings> = {},
  env: NodeJS.ProcessEnv = {},
  clock = presentClock(),
  say: (line: string) => void = () => undefined,
): Promise<Serving> {
  return serveSchool({ data, settings: { port: 0, ...settings }, env, say, dns: zone({}), clock });
}

/** Opens a new school's server. @returns the server, its folder, and a function that closes both */
export async function newServing(settings: Partial<ServerSettings> = {}, clock?: MovingClock) {
  const data = await newFolder();
  const serving = await serveAt(data, settings, {}, clock);
  const close = async () => {
    await serving.close();
    await rm(data, { recursive: true, force: true });
  };
  return { serving, data, close };
}

/** Makes an account with a session. @returns the header of its cookie */
export function sessionOf({ school }: Serving, ...roles: readonly Role[]): { cookie: string } {
  const email = `${roles.join('-')}@example.org`;
  writeAccount(school.store, { email, name: `Тестовая ${roles.join(' ')}`, roles: [...roles] });
  return { cookie: `nastavnik=${beginSession(school.store, email, school.now())}` };
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams;
}

/** Reads an answer to its end. */
export async function got(answer: IncomingMessage): Promise<Got> {
  return { status: answer.statusCode ?? 0, headers: answer.headers, text: await text(answer) };
}

/** Sends a request with exactly these headers. `fetch` would change or drop Host, Origin and Cookie. */
export function ask(root: string, path: string, { method = 'GET', headers = {}, body = '' }: Ask = {}): Promise<Got> {
  const { hostname, port, origin } = new URL(root);
  const own = method === 'GET' ? {} : { origin, 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { ...own, ...headers } }, (answer) => {
      got(answer).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(body.toString());
  });
}
