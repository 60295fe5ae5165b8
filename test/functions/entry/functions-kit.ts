import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Server } from 'node:http';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { identityToken } from '../../../emulator/oidc/identity-token.ts';
import { signingKey } from '../../../emulator/oidc/signing-key.ts';
import { googleCallers } from '../../../functions/entry/caller.ts';
import { fixedDirectory } from '../../../functions/entry/directory.ts';
import { guardServer } from '../../../functions/entry/framework-guard.ts';
import { HTTP_FUNCTION, QUEUE_FUNCTION } from '../../../functions/entry/function-names.ts';
import { type Deployment, registerFunctions } from '../../../functions/entry/register.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { googleDrive } from '../../../functions/gateways/google-drive.ts';
import { googleResponses } from '../../../functions/gateways/google-forms/google-responses.ts';
import type { School } from '../../../functions/jobs/school.ts';
import { CURATOR, SERVICE, type TestSchool } from '../jobs/school-kit.ts';

export const AUDIENCE = 'https://nastavnik.example.org';
export const SERVICE_ACCOUNT = 'sweep@project.example.org';
/** The account that the functions use at Google. */
export const RUNNER = 'nastavnik-run@test-project.iam.gserviceaccount.com';
export const STRANGER = 'curator@other-school.example.org';

/** A workbook on its emulator. */
export type Workbook = Pick<TestSchool, 'spreadsheetId' | 'sheets' | 'forms' | 'emulator'>;

/** A school that sends no letters, on 1 June. */
export function plainSchool({ spreadsheetId, sheets, forms, emulator }: Workbook): School {
  return {
    spreadsheetId,
    docsRoot: emulator.url,
    sheets,
    forms,
    mail: { send: async () => ({ outcome: 'sent', detail: '250 OK' }), close: () => undefined },
    clock: { now: () => new Date('2026-06-01T07:00:00Z') },
    random: () => 0,
    pause: async () => undefined,
  };
}

export interface FunctionsKit {
  readonly lines: string[];
  readonly schools: Map<string, School>;
  /** Addresses of both functions. */
  readonly url: string;
  readonly queueUrl: string;
  token(email?: string, audience?: string): string;
  close(): Promise<void>;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
    });
  });
}

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Serves both functions with Google's framework, for the workbook's school and for other schools in `schools`. */
export async function serveFunctions(workbook: Workbook, changes: Partial<Deployment> = {}): Promise<FunctionsKit> {
  const lines: string[] = [];
  const school = plainSchool(workbook);
  const schools = new Map([[school.spreadsheetId, school]]);
  const callers = [...['broken', 'away', 'crowded', 'closed', 'unasked']].map((id) => `${id}=${CURATOR}`).join(';');
  const guard = registerFunctions({
    directory: fixedDirectory(`${school.spreadsheetId}=${CURATOR} deputy@school.example.org;${callers}`),
    services: [SERVICE_ACCOUNT],
    schoolOf: (id) => {
      const found = schools.get(id);
      if (!found) throw new Error(`No school ${id}`);
      return found;
    },
    responses: googleResponses(bearerAccess(workbook.emulator.url, SERVICE)),
    drive: googleDrive(bearerAccess(workbook.emulator.url, SERVICE)),
    verify: googleCallers({ audiences: [AUDIENCE], certsUrl: `${workbook.emulator.url}oauth2/v1/certs` }),
    runQueued: (_, run) => run(),
    callsPerMinute: 1000,
    now: Date.now,
    project: 'test-project',
    account: RUNNER,
    write: (line) => void lines.push(line),
    ...changes,
  });
  const [http, queue] = [getTestServer(HTTP_FUNCTION), getTestServer(QUEUE_FUNCTION)];
  for (const server of [http, queue]) guardServer(server, guard);
  const { store } = workbook.emulator;
  return {
    lines,
    schools,
    url: await listen(http),
    queueUrl: await listen(queue),
    token: (email = CURATOR, audience = AUDIENCE) => identityToken(store, { email, audience }),
    close: async () => {
      await closed(http);
      await closed(queue);
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly type: string | null;
  readonly text: string;
  readonly body: unknown;
}

/** Sends one request to a function. Parses a JSON answer. */
export async function ask(
  url: string,
  init: RequestInit & { readonly json?: unknown; readonly token?: string } = {},
): Promise<Answer> {
  const { json, token, headers, ...rest } = init;
  const answer = await fetch(url, {
    method: 'POST',
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...rest,
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(headers as Record<string, string>),
    },
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type');
  return {
    status: answer.status,
    headers: answer.headers,
    type,
    text,
    body: type?.includes('json') ? JSON.parse(text) : undefined,
  };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Makes tokens that are valid except for one detail. */
export function forger({ emulator }: TestSchool) {
  const { kid, privateKey, publicKey } = signingKey(emulator.store);
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'https://accounts.google.com',
    aud: AUDIENCE,
    sub: '1',
    email: CURATOR,
    email_verified: true,
    iat: now,
    exp: now + 3600,
  };
  const sign = (header: object, payload: unknown, key: KeyObject = privateKey): string => {
    const signed = `${part(header)}.${part(payload)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
  };
  const header = { alg: 'RS256', kid, typ: 'JWT' };
  return {
    now,
    claims,
    header,
    publicKey,
    strangersKey: stranger.privateKey,
    part,
    sign,
    /** Changes claims but keeps the right header and key. `undefined` removes a claim. */
    withClaims: (changes: Record<string, unknown>) => sign(header, { ...claims, ...changes }),
    withHeader: (changes: Record<string, unknown>) => sign({ ...header, ...changes }, claims),
  };
}
