import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';

const run = promisify(execFile);
let out: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'nastavnik-year-'));
  return () => rm(out, { recursive: true, force: true });
});

test('npm run year writes its four results into a used folder, and deletes only its own files', async () => {
  await mkdir(join(out, 'mail'));
  await mkdir(join(out, 'google'));
  await writeFile(join(out, 'mail', 'мои письма.txt'), 'дорого');
  await writeFile(join(out, 'mail', '0099.eml'), 'прошлый год');
  await writeFile(join(out, 'google', 'отчёт.docx'), 'дорого');
  const args = ['--teachers', '2', '--until', '2026-04-02', '--out', out];
  const { stdout } = await run(process.execPath, ['cli/nastavnik.mjs', 'year', ...args]);
  expect(stdout).toContain('Что получилось за год (01.04.2026 – 02.04.2026)');
  expect((await readdir(out)).toSorted()).toEqual(['google', 'mail', 'summary.json', 'workbook.xlsx']);
  const mail = await readdir(join(out, 'mail'));
  expect(mail).toContain('мои письма.txt');
  expect(mail).not.toContain('0099.eml');
  expect(await readdir(join(out, 'google'))).toContain('отчёт.docx');
  const summary = JSON.parse(await readFile(join(out, 'summary.json'), 'utf8'));
  expect(summary).toMatchObject({ teachers: 2, until: '2026-04-02' });
  expect(mail.filter((name) => name.endsWith('.eml'))).toHaveLength(summary.mail.sent);
});
