import { getTestServer } from '@google-cloud/functions-framework/testing';
import * as z from 'zod';
import { googleCallers } from '../functions/entry/caller.ts';
import { fixedDirectory } from '../functions/entry/directory.ts';
import { keepDoor } from '../functions/entry/framework-door.ts';
import { HTTP_FUNCTION } from '../functions/entry/function-names.ts';
import { registerFunctions } from '../functions/entry/register.ts';
import { bearerAccess } from '../functions/gateways/google-auth.ts';
import { googleDrive } from '../functions/gateways/google-drive.ts';
import { googleResponses } from '../functions/gateways/google-forms/google-responses.ts';
import type { School } from '../functions/jobs/school.ts';

export interface FunctionsServer {
  /** Asks the functions to look at the school again, over HTTP as a trigger does. */
  notify(kind: 'formSubmit' | 'edit' | 'timer'): Promise<void>;
  /** Lets what is under way come to its end; call `notify` no more. */
  close(): Promise<void>;
}

/** Who calls, and what the tokens are made for, on this computer. */
const CALLER = 'trigger@emulator.local';
const AUDIENCE = 'nastavnik.local';

/** An identity token of the emulator, as `ScriptApp.getIdentityToken` gives one at Google. */
async function identityToken(emulatorUrl: string, token: string): Promise<string | undefined> {
  const answer = await fetch(`${emulatorUrl}emulator/identityToken`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ email: CALLER, audience: AUDIENCE }),
  });
  const said = z.object({ token: z.string() }).safeParse(await answer.json().catch(() => undefined));
  return said.data?.token;
}

/** A line of the log as a person at this screen reads it; nothing of what goes well, which is seen in the table. */
function onScreen(line: string): string | undefined {
  const { severity, message, code, httpRequest } = logLine.parse(JSON.parse(line));
  if (severity !== 'ERROR' || httpRequest !== undefined) return undefined;
  // What nobody foresaw is for a developer, with the places it came through.
  return code === undefined ? line : `${message}\n`;
}

const logLine = z.object({
  severity: z.string(),
  message: z.string(),
  code: z.string().optional(),
  httpRequest: z.unknown().optional(),
});

/**
 * Serves the cloud functions for one school on a free port of this machine, by Google's own framework.
 * @param token by which the functions come to the emulator
 */
export async function startFunctions(school: School, emulatorUrl: string, token: string): Promise<FunctionsServer> {
  const google = bearerAccess(emulatorUrl, token);
  const doorman = registerFunctions({
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
  keepDoor(server, doorman);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const underWay = new Set<Promise<void>>();
  const send = async (kind: string): Promise<void> => {
    const identity = await identityToken(emulatorUrl, token);
    // The emulator has said on this screen why it gives none; the next trigger asks again.
    if (identity === undefined) return;
    const answer = await fetch(`http://127.0.0.1:${port}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${identity}` },
      body: JSON.stringify({ kind, spreadsheetId: school.spreadsheetId }),
    });
    // The reason of a failure was reported where it happened; the next trigger looks again.
    await answer.arrayBuffer();
  };
  /** A connection may have gone while long work kept this process busy; it is no reason to end. */
  const post = (kind: string): Promise<void> =>
    send(kind).catch((error: unknown) => {
      if (!(error instanceof TypeError && error.cause instanceof Error)) throw error;
      process.stderr.write(
        'Программа была занята и таблицу сейчас не просмотрела; сделает это при следующем изменении или через минуту.\n',
      );
    });
  return {
    async notify(kind) {
      const call = post(kind);
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
