import { renderToString } from 'preact-render-to-string';
import type { Emulator } from '../../emulator/index.ts';
import { type Answer, payloadOf, settled } from '../../emulator/server-parts.ts';
import type { Account } from '../accounts/account.ts';
import type { Visit } from './http/visit.ts';
import { AccountLine } from './pages/account-line.tsx';

/** Headers with secrets, which the emulator does not need. */
const SECRET: ReadonlySet<string> = new Set(['authorization', 'cookie', 'content-length', 'host', 'connection']);

function plainHeaders({ headers }: Visit): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!SECRET.has(name) && typeof value === 'string') kept[name] = value;
  }
  return kept;
}

/** Shows at the top of a page who is logged in, with links to the server's own pages. */
function withAccount(html: string, account: Account): string {
  if (html.includes('<header class="top">')) {
    const line = renderToString(<AccountLine account={account} />);
    // A function, because `replace` would interpret «$&» in a string, and a name may contain it.
    return html.replace('</header>', (end) => line + end);
  }
  const line = renderToString(
    <nav class="crumbs" aria-label="Учётная запись">
      <a href="/home">Все страницы</a> · <a href="/account">{account.name}</a>
    </nav>,
  );
  // A page that fills the window has no margin inside `main`, so the line stands before `main`.
  return html.replace(/<main class="full">|<main[^>]*>/, (main) => (main.includes('full') ? line + main : main + line));
}

/** Requests a page of the programme from the emulator as the account's person; without an account, as an anonymous person. */
export async function forwardToEmulator({ handle }: Emulator, visit: Visit): Promise<Answer> {
  const { method, path, body, account, peer } = visit;
  const query = new URLSearchParams(visit.query);
  query.delete('access_token');
  const named = account ? { authorization: `Bearer ${account.email}` } : {};
  const headers = { ...plainHeaders(visit), host: peer.host, ...named };
  const answer = await settled(handle({ method, rawPath: path, query, headers, body }));
  const payload = await payloadOf(answer);
  const isPage = answer.headers['content-type']?.startsWith('text/html') ?? false;
  const { rendering: _, ...rest } = answer;
  if (!isPage || !account) return { ...rest, body: payload };
  return { ...rest, body: withAccount(Buffer.from(payload).toString('utf8'), account) };
}

/** Passes the request of a program on this computer to the emulator's gate, which checks its token. */
export async function forwardFromProgramme({ fetch, url }: Emulator, visit: Visit): Promise<Answer> {
  const { method, path, query, body, headers } = visit;
  const address = new URL(`${path}${query.size > 0 ? `?${query}` : ''}`, url);
  const response = await fetch(address, {
    method,
    headers: { ...plainHeaders(visit), authorization: headers.authorization ?? '' },
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: new Uint8Array(body) }),
  });
  const answered: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    answered[name] = value;
  });
  return {
    status: response.status,
    headers: answered,
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
