import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Store } from '../../emulator/store.ts';
import { jsonOf } from '../../functions/domain/json-of.ts';
import { storedRecord } from '../stored-record.ts';
import { writeWholeFile } from '../whole-file.ts';
import { digestOf, newToken } from './secret-token.ts';

const KEYS = 'oneTimeKey';
const HOUR_MS = 60 * 60_000;

/** How long a link is valid. People may read an invitation days later, but they choose a forgotten password at once. */
const LIFETIME_MS = { invitation: 7 * 24 * HOUR_MS, reset: HOUR_MS } as const;

const keySchema = z.object({ email: z.string(), until: z.number() });

/** Makes a key with which a person may choose a password once. Earlier keys of this person become invalid. */
export function issueKey(store: Store, email: string, kind: keyof typeof LIFETIME_MS, now: number): string {
  const token = newToken();
  store.transaction(() => {
    dropKeysOf(store, email);
    store.put(KEYS, digestOf(token), { email, until: now + LIFETIME_MS[kind] });
  });
  return token;
}

function dropKeysOf(store: Store, email: string): void {
  for (const [id, each] of store.list(KEYS))
    if (storedRecord(store, keySchema, each).email === email) store.delete(KEYS, id);
}

/** The file through which the command line passes a key to a running school, because only the running school may write the data file. */
const fileOf = (folder: string): string => join(folder, 'password-reset.json');

const fileSchema = keySchema.extend({ digest: z.string() });

/** Makes a key for a school that may be running. The key replaces an earlier one. */
export async function issueKeyByFile(folder: string, email: string, now: number): Promise<string> {
  const token = newToken();
  const left = { email, until: now + LIFETIME_MS.reset, digest: digestOf(token) };
  await writeWholeFile(fileOf(folder), `${JSON.stringify(left)}\n`, 0o600);
  return token;
}

function keyInFile(folder: string): z.infer<typeof fileSchema> | undefined {
  try {
    return jsonOf(fileSchema, readFileSync(fileOf(folder), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The e-mail address of the person for whom a key is valid now; undefined if the key is invalid. */
export function keyOwner(store: Store, folder: string, token: string, now: number): string | undefined {
  const digest = digestOf(token);
  const kept = store.get(KEYS, digest);
  const left = keyInFile(folder);
  const key = kept === undefined ? (left?.digest === digest ? left : undefined) : storedRecord(store, keySchema, kept);
  return key && key.until >= now ? key.email : undefined;
}

/** Invalidates all keys of a person, because they have chosen a password. Not asynchronous, so that nobody uses a key a second time meanwhile. */
export function revokeKeys(store: Store, folder: string, email: string): void {
  store.transaction(() => dropKeysOf(store, email));
  if (keyInFile(folder)?.email === email) rmSync(fileOf(folder), { force: true });
}
