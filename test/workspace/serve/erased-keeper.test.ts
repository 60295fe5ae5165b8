import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findAccount, writeAccount } from '../../../workspace/accounts/accounts.ts';
import { hashPassword } from '../../../workspace/accounts/password-hash.ts';
import { erasureService } from '../../../workspace/erasure/erasure-service.ts';
import { restore } from '../../../workspace/serve/backup/restore.ts';
import { enterTeachers } from './people-kit.ts';
import { ask, newFolder, serveAt } from './serving-kit.ts';

test('a keeper who was erased is erased again in a restored backup where nobody else is keeper, and the start gives a key for another', async () => {
  const data = await newFolder();
  const serving = await serveAt(data);
  const { store, workspace } = serving.school;
  const password = await hashPassword({}, 'ромашка телега восемь');
  const email = 'teacher1@example.org';
  writeAccount(store, { email, name: 'Канарейкина Пелагея Фроловна', roles: ['keeper'], password });
  writeAccount(store, { email: 'curator@example.org', name: 'Тестовая Анна', roles: ['curator'], password });
  await enterTeachers(serving, ['Канарейкина Пелагея Фроловна', 'Тестов Пётр Петрович']);
  const file = await serving.school.backUp();

  const erase = erasureService(workspace.erasure);
  const request = { code: 'К-01', withdrawnOn: '2026-09-02', confirmCode: 'К-01' };
  expect(await erase(request)).toMatchObject({ kind: 'refused' });
  writeAccount(store, { email: 'next@example.org', name: 'Тестовая Ольга', roles: ['keeper'], password });
  expect(await erase(request)).toMatchObject({ kind: 'done' });
  await serving.close();

  await restore({ file, data, backups: join(data, 'backups') }, new Date());
  const restored = await serveAt(data);
  expect(findAccount(restored.school.store, email)).toBeUndefined();
  expect([...restored.school.store.dump()].filter(([, , body]) => body.includes('Канарейкина'))).toEqual([]);
  const key = new URL(restored.firstUrl ?? '').searchParams.get('key') ?? '';
  const page = await ask(restored.url, `/first?key=${key}`);
  expect([page.status, page.text.includes('хранитель сервера')]).toEqual([200, true]);
  // The curator's account and password stay.
  expect(findAccount(restored.school.store, 'curator@example.org')?.password).toEqual(password);
  await restored.close();
});
