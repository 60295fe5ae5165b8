import { beforeAll, describe, expect, test } from 'vitest';
import { type Destination, Router } from '../../../emulator/server-parts.ts';
import { ROLES, type Role } from '../../../workspace/accounts/role.ts';
import { movingClock } from '../../../workspace/moving-clock.ts';
import { allowedRoles } from '../../../workspace/serve/access-rules.ts';
import { isRecordingDecided } from '../../../workspace/serve/recorded-actions.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { ask, newServing, sessionOf } from './serving-kit.ts';

let serving: Serving;
const clock = movingClock(new Date());
const cookies = new Map<Role, { cookie: string }>();

beforeAll(async () => {
  const { serving: opened, close } = await newServing({}, clock);
  serving = opened;
  for (const role of ROLES) cookies.set(role, sessionOf(serving, role));
  return close;
});

/** A path that a pattern matches, with `x` for each variable. */
const sampleOf = ({ pattern }: Destination): string =>
  pattern.source
    .replace(/^\^|\$$/g, '')
    .replaceAll('\\/', '/')
    .replaceAll('[a-z-]+', 'x')
    .replaceAll(/\(\/\(edit\)\?\)\?|\(\w+\)\?/g, '')
    .replaceAll(/\(\?<\w+>x\)/g, 'x')
    .replaceAll(/\(\?<\w+>(?:\[[^\]]*\]|\\d|\\w|\.)\+\)/g, '1')
    .replaceAll(/\((?:\?:)?[^()]*\([^()]*\)\?\)\?/g, '')
    .replaceAll(/\(([^()|]*)\|[^()]*\)\??/g, '$1')
    .replaceAll(/\/\?|\\/g, '');

interface Place {
  readonly method: string;
  readonly path: string;
}

/** Every path of the server: its own pages, and all destinations behind it. */
function places(): readonly Place[] {
  const behind = serving.school.workspace.emulator.destinations;
  return [
    ...serving.pages.map(({ method, path }) => ({ method, path })),
    ...behind.map((each) => ({ method: each.method, path: sampleOf(each) })),
  ];
}

/** The head opens only documents that they sign; the school has no paper yet. */
const isNotSignedBy = (role: Role, path: string) => role === 'head' && path.startsWith('/document/');

const entered = ({ status, headers }: { status: number; headers: Record<string, unknown> }) =>
  !(status === 303 && String(headers.location).startsWith('/login?next=')) && ![401, 403].includes(status);

describe('who may enter', () => {
  test('each path of the server and of everything behind it, for each role and for a stranger', async () => {
    const { url, school } = serving;
    const wrong: string[] = [];
    for (const { method, path } of places()) {
      const who = allowedRoles(new Router(school.workspace.emulator.destinations), method, path);
      // All requests come from one address, and together they are more than it may send in a minute.
      clock.set(new Date(clock.now().getTime() + 1000));
      for (const role of [undefined, ...ROLES]) {
        // These paths would end the session that the next paths need.
        if (path === '/logout' || (path === '/account/end-sessions' && role)) continue;
        const answer = await ask(url, encodeURI(path), { method, headers: role ? (cookies.get(role) ?? {}) : {} });
        const may = who.includes('anyone') || (role !== undefined && who.includes(role) && !isNotSignedBy(role, path));
        const isIn = who.includes('programme') ? answer.status !== 404 : entered(answer);
        if (isIn !== may) wrong.push(`${method} ${path} ${role ?? 'stranger'}: ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the samples reach the pages that they stand for', () => {
    const { destinations } = serving.school.workspace.emulator;
    const lost = destinations.filter((each) => !each.pattern.test(sampleOf(each)) && each.audience !== undefined);
    expect(lost.map(({ pattern }) => pattern.source)).toEqual([]);
  });

  test('a visitor without an account may open only the login, links from letters and the check of the address', () => {
    const router = new Router(serving.school.workspace.emulator.destinations);
    const open = places().filter(({ method, path }) => allowedRoles(router, method, path).includes('anyone'));
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      [
        'GET /alive',
        'GET /assets/forms.css',
        'GET /assets/forms.js',
        'GET /assets/golos-cyrillic.woff2',
        'GET /assets/golos-latin.woff2',
        'GET /assets/pages.css',
        'GET /assets/pages.js',
        'GET /assets/programme.css',
        'GET /assets/programme.js',
        'GET /first',
        'GET /forgotten',
        'GET /forms/d/e/1/formResponse',
        'GET /forms/d/e/1/viewform',
        'GET /login',
        'GET /my',
        'GET /password',
        'GET /seen',
        'GET /unsubscribe',
        'POST /first',
        'POST /forgotten',
        'POST /forms/d/e/1/formResponse',
        'POST /login',
        'POST /logout',
        'POST /my',
        'POST /password',
        'POST /unsubscribe',
      ].sort(),
    );
  });

  test('only the curator writes into the programme', () => {
    const router = new Router(serving.school.workspace.emulator.destinations);
    const writing = places().filter(({ method, path }) => method !== 'GET' && !path.startsWith('/account'));
    for (const { method, path } of writing) {
      const who = allowedRoles(router, method, path);
      expect(who, path).not.toContain('viewer');
      expect(who, path).not.toContain('head');
    }
  });

  test('for each write of an account, the rules say how the journal learns of it', () => {
    const router = new Router(serving.school.workspace.emulator.destinations);
    const writing = places().filter(
      ({ method, path }) =>
        method === 'POST' && ROLES.some((role) => allowedRoles(router, method, path).includes(role)),
    );
    expect(writing.length).toBeGreaterThan(20);
    expect(writing.map(({ path }) => path).filter((path) => !isRecordingDecided(path))).toEqual([]);
  });

  test('Google’s APIs answer the session’s token on this computer and nobody else', async () => {
    const { url, token, school } = serving;
    const path = `/v4/spreadsheets/${school.workspace.spreadsheetId}?fields=spreadsheetId`;
    const asked = (headers: Record<string, string>) => ask(url, path, { headers }).then(({ status }) => status);
    expect(await asked({ authorization: `Bearer ${token}` })).toBe(200);
    expect(await asked({ authorization: 'Bearer guessed:nastavnik@emulator.local' })).toBe(401);
    expect(await asked({ authorization: 'Bearer nastavnik@emulator.local' })).toBe(401);
    expect(await asked(cookies.get('curator') ?? {})).toBe(404);
    // A proxy on this computer passes on requests of strangers.
    expect(await asked({ authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.5' })).toBe(404);
  });
});
