import { beforeAll, expect, test } from 'vitest';
import { findAccount, removeAccount, writeAccount } from '../../../workspace/accounts/accounts.ts';
import { issueKey } from '../../../workspace/accounts/one-time-keys.ts';
import { hashPassword } from '../../../workspace/accounts/password-hash.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { ask, newServing } from './serving-kit.ts';

const PASSWORD = 'зелёный трамвай едет медленно';
const VIEWER = { email: 'viewer@example.org', name: 'Тестовая Вера', roles: ['viewer' as const], until: '2099-01-01' };

let serving: Serving;

beforeAll(async () => {
  const opened = await newServing();
  ({ serving } = opened);
  const { store } = serving.school;
  writeAccount(store, { email: 'keeper@example.org', name: 'Тестовая Анна', roles: ['keeper'] });
  return opened.close;
});

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(serving.url, path, { method: 'POST', headers, body: new URLSearchParams(fields) });

/** Sends a request, and does `meanwhile` while the server computes the hash of its password. */
async function whileHashing(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
  meanwhile: () => void,
) {
  const { store } = serving.school;
  // The server is busy with these hashes when it has read the account.
  const busy = [1, 2].map(() => hashPassword(store, PASSWORD));
  const answer = post(path, fields, headers);
  await busy[0];
  meanwhile();
  await Promise.all(busy);
  return answer;
}

test('an account that is removed during its login stays removed', async () => {
  const { store } = serving.school;
  writeAccount(store, { ...VIEWER, password: await hashPassword(store, PASSWORD) });
  const login = await whileHashing('/login', { email: VIEWER.email, password: PASSWORD }, {}, () =>
    removeAccount(store, VIEWER.email),
  );
  expect(login.text).toContain('не подходят');
  expect(findAccount(store, VIEWER.email)).toBeUndefined();
});

test('rights that are taken during a login stay taken', async () => {
  const { store } = serving.school;
  const password = await hashPassword(store, PASSWORD);
  writeAccount(store, { ...VIEWER, password });
  const login = await whileHashing('/login', { email: VIEWER.email, password: PASSWORD }, {}, () =>
    writeAccount(store, { ...VIEWER, password, until: '2020-01-01' }),
  );
  expect(login.headers['set-cookie']).toBeUndefined();
  expect(findAccount(store, VIEWER.email)?.until).toBe('2020-01-01');
});

test('a link for a new password counts once, also for two people at the same moment', async () => {
  const { store, now } = serving.school;
  writeAccount(store, VIEWER);
  const key = issueKey(store, VIEWER.email, 'invitation', now());
  const passwords = ['шесть разных слов подряд один', 'тихий ветер над старым прудом'];
  const answers = await Promise.all(passwords.map((password) => post('/password', { key, password, again: password })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  const chosen = passwords[answers.findIndex(({ status }) => status === 303)] ?? '';
  expect((await post('/login', { email: VIEWER.email, password: chosen })).status).toBe(303);
});
