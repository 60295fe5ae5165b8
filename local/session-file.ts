import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { jsonOf } from '../functions/domain/json-of.ts';

/** What programs of this computer need to come to a school that runs here. */
const sessionSchema = z.object({
  /** Root address with a closing slash. */
  url: z.url(),
  /** For `Authorization: Bearer`; whoever is named behind its colon is taken for the one who asks. */
  token: z.string().min(1),
});

export type Session = z.infer<typeof sessionSchema>;

const FILE = 'session.json';

/** What nobody can guess; a new one for each start. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Writes the session where only this user of the computer can read it. */
export async function writeSession(data: string, session: Session): Promise<void> {
  // An older file would keep the rights that it has.
  await forgetSession(data);
  await writeFile(join(data, FILE), `${JSON.stringify(session, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}

export const forgetSession = (data: string): Promise<void> => rm(join(data, FILE), { force: true });

/** How to come to the school that runs with these data; undefined where none says that it does. */
export async function readSession(data: string): Promise<Session | undefined> {
  // A start that was cut off may leave half of a file.
  return jsonOf(sessionSchema, await readFile(join(data, FILE), 'utf8').catch(() => undefined));
}

/** The token of the school that runs at this address with these data; undefined where none does: a token goes to nobody else. */
export async function tokenFor(data: string, root: string): Promise<string | undefined> {
  const session = await readSession(data);
  return session && URL.canParse(root) && new URL(session.url).host === new URL(root).host ? session.token : undefined;
}
