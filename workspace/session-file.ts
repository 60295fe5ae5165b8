import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { jsonOf } from '../functions/domain/json-of.ts';

/** The address and token that programs on this computer need for a running school. */
const sessionSchema = z.object({
  /** Root address with a closing slash. */
  url: z.url(),
  /** The bearer token. The emulator treats the person after the token's colon as the caller. */
  token: z.string().min(1),
  /** The root address for browsers, if it is another. */
  root: z.url().optional(),
});

export type Session = z.infer<typeof sessionSchema>;

const FILE = 'session.json';

/** A random secret; each start makes a new one. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Writes the session file with access for this user only. */
export async function writeSession(data: string, session: Session): Promise<void> {
  // Overwriting an older file would keep its permissions.
  await forgetSession(data);
  await writeFile(join(data, FILE), `${JSON.stringify(session, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}

export const forgetSession = (data: string): Promise<void> => rm(join(data, FILE), { force: true });

/** The session of the school that runs with this data folder; undefined if no school runs. */
export async function readSession(data: string): Promise<Session | undefined> {
  // An interrupted start may leave an incomplete file.
  return jsonOf(sessionSchema, await readFile(join(data, FILE), 'utf8').catch(() => undefined));
}

/**
 * The token of the school that runs at this address with this data folder. It is undefined for any other address,
 * because no other server may get the token.
 */
export async function tokenFor(data: string, root: string): Promise<string | undefined> {
  const session = await readSession(data);
  return session && URL.canParse(root) && new URL(session.url).host === new URL(root).host ? session.token : undefined;
}
