import { beforeEach, describe, expect, test } from 'vitest';
import { Store } from '../../../emulator/store.ts';
import { RateLimit } from '../../../functions/entry/rate-limit.ts';
import { LoginThrottle } from '../../../workspace/accounts/login-throttle.ts';
import { beginSession, sessionOwner } from '../../../workspace/accounts/sessions.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

let now: number;

beforeEach(() => {
  now = Date.UTC(2026, 8, 1, 9);
});

describe('after somebody moved the clock back by a day', () => {
  test('the rate limit refuses nobody because of earlier requests', () => {
    const limit = new RateLimit(60, () => now);
    limit.enter('10.0.0.1');
    now -= DAY_MS;
    for (let i = 0; i < 50; i++) limit.enter('10.0.0.1');
    now += 60_000;
    limit.enter('10.0.0.1');
  });

  test('earlier wrong logins do not lock an account', () => {
    const throttle = new LoginThrottle(() => now);
    for (let i = 0; i < 8; i++) throttle.attempt('account a@example.org');
    expect(throttle.secondsLeft('account a@example.org')).toBe(8);
    now -= 2000;
    expect(throttle.secondsLeft('account a@example.org')).toBe(8);
    now -= DAY_MS;
    expect(throttle.secondsLeft('account a@example.org')).toBe(0);
  });

  test('a session that began a year in the future is invalid', () => {
    const store = Store.open(':memory:');
    const token = beginSession(store, 'a@example.org', now);
    expect(sessionOwner(store, token, now - HOUR_MS)).toBe('a@example.org');
    expect(sessionOwner(store, token, now - 365 * DAY_MS)).toBeUndefined();
    store.close();
  });
});
