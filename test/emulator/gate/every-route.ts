import fc from 'fast-check';
import { expect } from 'vitest';
import { Router } from '../../../emulator/core/router.ts';
import type { Emulator } from '../../../emulator/index.ts';
import { followedLink, foreignHeaders, ownPage, pathTo, type Seen, visit } from './visitor-kit.ts';

interface Endpoint {
  readonly method: string;
  readonly path: string;
  readonly audience: 'programs' | 'people' | 'everybody';
  readonly reads: boolean;
}

/** One method and path for each of the router's destinations. */
export const endpointsOf = ({ destinations }: Emulator): Endpoint[] => {
  const router = new Router(destinations);
  return destinations.flatMap((destination) =>
    fc.sample(pathTo(destination), 1).map((path) => {
      const { method } = destination;
      const audience = router.find({ method, rawPath: path })?.audience ?? 'programs';
      return { method, path, audience, reads: method === 'GET' };
    }),
  );
};

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Whether the gate itself refused the request. Only the gate uses these words. */
const isRefused = ({ status, text }: Seen): boolean =>
  (status === 403 && /own address only|pages of other sites|другой адрес|с другого сайта/.test(text)) ||
  (status === 401 && /programs of its own session|Нужен маркер/.test(text));

const documentsOf = (emulator: Emulator): string[] => emulator.exportState().toString().split('\n');

const place = ({ method, path }: Endpoint, how: string) => `${method} ${path}: ${how}`;

/**
 * Checks that a page of another site can use no path, even with the token, and that its requests change nothing.
 * @param visited - collections that record which pages a person has opened. They may change, because a link on another site may open a page
 */
export async function expectClosedToForeignPages(emulator: Emulator, token: string, visited: readonly string[] = []) {
  const kept = () => documentsOf(emulator).filter((line) => !visited.some((name) => line.startsWith(`["${name}",`)));
  // The first request for the keys creates one.
  await fetch(`${emulator.url}oauth2/v1/certs`);
  const before = new Set(kept());
  for (const endpoint of endpointsOf(emulator)) {
    const attempts = Object.entries(foreignHeaders(emulator.url)).map(async ([how, headers]) => {
      const more = fc.sample(fc.constantFrom({}, bearer(token), { 'content-type': 'text/plain' }, FORM), 1)[0];
      const seen = await visit(emulator.url, endpoint, { ...headers, ...more }, endpoint.reads ? '' : '{}');
      expect([seen.status, isRefused(seen)], place(endpoint, how)).toEqual([403, true]);
    });
    await Promise.all(attempts);
    const linked = await visit(emulator.url, endpoint, followedLink(emulator.url));
    const mayBeLinked = endpoint.reads && endpoint.audience !== 'programs';
    expect(isRefused(linked), place(endpoint, 'a link')).toBe(!mayBeLinked);
    if (!endpoint.reads) {
      const referer = 'http://127.0.0.1:9/';
      const seen = await visit(emulator.url, endpoint, { host: new URL(emulator.url).host, referer });
      expect([seen.status, isRefused(seen)], place(endpoint, 'a Referer alone')).toEqual([403, true]);
    }
  }
  expect(kept().filter((line) => !before.has(line))).toEqual([]);
  expect(kept()).toHaveLength(before.size);
}

/** Checks that programs need the token, and people on our own pages do not. */
export async function expectTokenOfPrograms(emulator: Emulator, token: string): Promise<void> {
  const { host } = new URL(emulator.url);
  for (const endpoint of endpointsOf(emulator)) {
    const closed = endpoint.audience === 'programs' || (endpoint.audience === 'people' && !endpoint.reads);
    for (const wrong of [{}, bearer('x'), bearer(token.slice(1)), bearer(token.split(':')[1] ?? '')]) {
      const seen = await visit(emulator.url, endpoint, { host, ...wrong });
      expect([seen.status === 401, isRefused(seen)], place(endpoint, JSON.stringify(wrong))).toEqual([closed, closed]);
    }
    const shown = await visit(emulator.url, endpoint, { host, ...bearer(token) });
    expect(isRefused(shown), place(endpoint, 'the token')).toBe(false);
    for (const headers of ownPage(emulator.url)) {
      const seen = await visit(emulator.url, endpoint, { ...headers, ...FORM });
      expect(isRefused(seen), place(endpoint, JSON.stringify(headers))).toBe(endpoint.audience === 'programs');
    }
  }
}

/** The framing rules of X-Frame-Options together with the policy: no page may frame the answer, or only pages of this server may. */
const FRAMING = [
  ['DENY', "frame-ancestors 'none'"],
  ['SAMEORIGIN', "frame-ancestors 'self'"],
];

/** Checks that no other site can read an answer, frame it or pass it off as another type. */
export async function expectSafeHeaders(emulator: Emulator, token: string): Promise<void> {
  const { host } = new URL(emulator.url);
  for (const endpoint of endpointsOf(emulator)) {
    for (const more of [bearer(token), { origin: 'null' }]) {
      const { headers } = await visit(emulator.url, endpoint, { host, ...more });
      expect(headers, place(endpoint, JSON.stringify(more))).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin)$/),
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
      const policy = headers['content-security-policy'] ?? '';
      expect(FRAMING, place(endpoint, 'framing')).toContainEqual([
        headers['x-frame-options'],
        /frame-ancestors [^;]*/.exec(String(policy))?.[0],
      ]);
      expect(/sandbox/.test(String(policy)) || headers['cross-origin-opener-policy'] === 'same-origin').toBe(true);
    }
  }
}
