import * as z from 'zod';
import type { Store } from '../../emulator/store.ts';
import { storedRecord } from '../stored-record.ts';
import { digestOf, newToken } from './secret-token.ts';

const SESSIONS = 'session';
const MINUTE_MS = 60_000;
/** A session ends after this time without a request. */
const IDLE_MS = 12 * 60 * MINUTE_MS;
/** The time of the last request is stored at most once in this interval, because each write waits for the disk. */
const NOTED_EVERY_MS = 5 * MINUTE_MS;

const sessionSchema = z.object({ email: z.string(), begun: z.number(), seen: z.number() });

type Session = z.infer<typeof sessionSchema>;

const sessionsIn = (store: Store): ReadonlyMap<string, Session> =>
  new Map([...store.list(SESSIONS)].map(([id, each]) => [id, storedRecord(store, sessionSchema, each)]));

/** Somebody may have moved the clock back. Without the absolute value, a session of a wrong year would last that long. */
const isOver = ({ seen }: Session, now: number): boolean => Math.abs(now - seen) > IDLE_MS;

/**
 * Begins a session and removes expired sessions.
 * @returns the secret for the cookie
 */
export function beginSession(store: Store, email: string, now: number): string {
  const token = newToken();
  store.transaction(() => {
    for (const [id, session] of sessionsIn(store)) if (isOver(session, now)) store.delete(SESSIONS, id);
    store.put(SESSIONS, digestOf(token), { email, begun: now, seen: now } satisfies Session);
  });
  return token;
}

/** The account of a valid session; undefined if the session is not valid. */
export function sessionOwner(store: Store, token: string, now: number): string | undefined {
  const id = digestOf(token);
  const found = store.get(SESSIONS, id);
  if (found === undefined) return undefined;
  const session = storedRecord(store, sessionSchema, found);
  if (isOver(session, now)) {
    store.delete(SESSIONS, id);
    return undefined;
  }
  if (Math.abs(now - session.seen) > NOTED_EVERY_MS) store.put(SESSIONS, id, { ...session, seen: now });
  return session.email;
}

export const endSession = (store: Store, token: string): void => store.delete(SESSIONS, digestOf(token));

export function endSessionsOf(store: Store, email: string): void {
  for (const [id, session] of sessionsIn(store)) if (session.email === email) store.delete(SESSIONS, id);
}
