import { getTestServer } from '@google-cloud/functions-framework/testing';
import * as z from 'zod';
import { googleCallers } from '../functions/entry/caller.ts';
import { fixedDirectory } from '../functions/entry/directory.ts';
import { guardServer } from '../functions/entry/framework-guard.ts';
import { HTTP_FUNCTION } from '../functions/entry/function-names.ts';
import { registerFunctions } from '../functions/entry/register.ts';
import { bearerAccess } from '../functions/gateways/google-auth.ts';
import { googleDrive } from '../functions/gateways/google-drive.ts';
import { googleResponses } from '../functions/gateways/google-forms/google-responses.ts';
import type { School } from '../functions/jobs/school.ts';
import { DebouncedTriggers } from './debounced-triggers.ts';

export interface FunctionsServer {
  /** Asks the functions by HTTP to look at the school again, as a trigger does. Triggers that come together are joined. */
  notify(): Promise<void>;
  /** Waits for running work; do not call `notify` afterwards. */
  close(): Promise<void>;
}

/** The caller and the audience of the identity tokens on this computer. */
const CALLER = 'trigger@emulator.local';
const AUDIENCE = 'nastavnik.local';

/** Gets an identity token from the emulator, like `ScriptApp.getIdentityToken` at Google. */
async function identityToken(emulatorUrl: string, token: string): Promise<string | undefined> {
  const answer = await fetch(`${emulatorUrl}emulator/identityToken`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ email: CALLER, audience: AUDIENCE }),
  });
  const said = z.object({ token: z.string() }).safeParse(await answer.json().catch(() => undefined));
  return said.data?.token;
}

/** An error line for the person at the screen; undefined for all other lines and for HTTP requests. */
function onScreen(line: string): string | undefined {
  const { severity, message, code, httpRequest } = logLine.parse(JSON.parse(line));
  if (severity !== 'ERROR' || httpRequest !== undefined) return undefined;
  // A developer needs the whole line of an unexpected error, with its stack trace.
  return code === undefined ? line : `${message}\n`;
}

const logLine = z.object({
  severity: z.string(),
  message: z.string(),
  code: z.string().optional(),
  httpRequest: z.unknown().optional(),
});

/**
 * Serves the cloud functions for one school on a free port of this machine, with Google's own framework.
 * @param token - authenticates the functions to the emulator
 */
export async function startFunctions(school: School, emulatorUrl: string, token: string): Promise<FunctionsServer> {
  const google = bearerAccess(emulatorUrl, token);
  const guard = registerFunctions({
    directory: fixedDirectory(`${school.spreadsheetId}=${CALLER}`),
    services: [],
    schoolOf: () => school,
    responses: googleResponses(google),
    drive: googleDrive(google),
    verify: googleCallers({ audiences: [AUDIENCE], certsUrl: `${emulatorUrl}oauth2/v1/certs` }),
    runQueued: (_, run) => run(),
    callsPerMinute: 600,
    now: Date.now,
    project: undefined,
    write: (line) => void process.stderr.write(onScreen(line) ?? ''),
  });
  const server = getTestServer(HTTP_FUNCTION);
  guardServer(server, guard);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const underWay = new Set<Promise<void>>();
  const send = async (kind: string): Promise<void> => {
    const identity = await identityToken(emulatorUrl, token);
    // The emulator has shown the reason on this screen; the next trigger tries again.
    if (identity === undefined) return;
    const answer = await fetch(`http://127.0.0.1:${port}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${identity}` },
      body: JSON.stringify({ kind, spreadsheetId: school.spreadsheetId }),
    });
    // The functions have reported any failure themselves; the next trigger looks again.
    await answer.arrayBuffer();
  };
  /** Long work may block this process until a connection breaks. This must not end the process. */
  const post = (kind: string): Promise<void> =>
    send(kind).catch((error: unknown) => {
      if (!(error instanceof TypeError && error.cause instanceof Error)) throw error;
      process.stderr.write(
        'Программа была занята и таблицу сейчас не просмотрела; сделает это при следующем изменении или через минуту.\n',
      );
    });
  // The functions treat all these kinds alike.
  const triggers = new DebouncedTriggers(() => post('timer'));
  return {
    async notify() {
      const call = triggers.notify();
      underWay.add(call);
      await call.finally(() => underWay.delete(call));
    },
    async close() {
      await Promise.allSettled(underWay);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
