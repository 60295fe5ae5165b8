import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restore } from '../../../workspace/serve/backup/restore.ts';
import { newFolder, newServing, serveAt } from './serving-kit.ts';

const LOST = /была школа, но файла с её данными .* нет/;

test('a server whose data file was deleted while it ran does not start with an empty school, but with its backup', async () => {
  const { serving, data } = await newServing();
  const backup = await serving.school.backUp();
  await rm(join(data, 'google.sqlite'));
  await serving.close().catch((error: unknown) => expect(String(error)).toContain('unwritable'));
  await expect(serveAt(data)).rejects.toThrow(LOST);
  await expect(serveAt(data)).rejects.toThrow(backup);
  expect(await readdir(data)).not.toContain('google.sqlite');

  await restore({ file: backup, data, backups: join(data, 'backups') }, new Date());
  const again = await serveAt(data);
  expect(again.firstUrl).toBeDefined();
  await again.close();
  await rm(data, { recursive: true });
});

test.each([
  ['session.json', '{"url":"http://127.0.0.1:8080/","token":"x"}'],
  ['sent-letters.json', '{}'],
  ['erased-codes.json', '[]'],
])('the file %s tells that the folder had a school', async (name, text) => {
  const data = await newFolder();
  await writeFile(join(data, name), text);
  await expect(serveAt(data)).rejects.toThrow(LOST);
  expect(await readdir(data)).not.toContain('google.sqlite');
  await rm(data, { recursive: true });
});
