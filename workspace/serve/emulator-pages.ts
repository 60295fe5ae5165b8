import type { Answer } from '../../emulator/front-door.ts';
import type { Emulator } from '../../emulator/index.ts';
import type { Visit } from './door/visit.ts';

/** Headers with secrets, which nothing behind the door needs. */
const SECRET: ReadonlySet<string> = new Set(['authorization', 'cookie', 'content-length', 'host', 'connection']);

function plainHeaders({ headers }: Visit): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!SECRET.has(name) && typeof value === 'string') kept[name] = value;
  }
  return kept;
}

/** Asks for a page of the programme in the name of the account; without one, as anybody. */
export function askEmulator({ handle }: Emulator, visit: Visit): Answer {
  const { method, path, body, account, peer } = visit;
  const query = new URLSearchParams(visit.query);
  query.delete('access_token');
  const named = account ? { authorization: `Bearer ${account.email}` } : {};
  return handle({ method, rawPath: path, query, headers: { ...plainHeaders(visit), host: peer.host, ...named }, body });
}

/** Hands the request of a program on this computer to the emulator's gate, which checks its token. */
export async function askProgramme({ fetch, url }: Emulator, visit: Visit): Promise<Answer> {
  const { method, path, query, body, headers } = visit;
  const address = new URL(`${path}${query.size > 0 ? `?${query}` : ''}`, url);
  const response = await fetch(address, {
    method,
    headers: { ...plainHeaders(visit), authorization: headers.authorization ?? '' },
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: new Uint8Array(body) }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
