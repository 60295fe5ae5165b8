import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { needs } from '../needs.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastavnik-start-'));
  return () => rm(folder, { recursive: true, force: true });
});

/** Runs `npm start -- …` to its end. */
const start = (...args: string[]) => run('start', '--once', ...args);

function run(command: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['cli/nastavnik.mjs', command, ...args]);
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.err += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

/** Expects one sentence for a person, without internal details of the program. */
function expectRefusal({ code, err }: { code: number | null; err: string }, words: RegExp): void {
  expect(code).toBe(1);
  expect(err).toMatch(words);
  expect(err).not.toMatch(/\bat .+:\d+:\d+/);
  expect(err.trim().split('\n')).toHaveLength(1);
}

describe('npm start', () => {
  test('an empty school starts, goes on at the next start, and does not go back', async () => {
    const data = join(folder, 'school');
    const first = await start('--empty', '--today', '2026-09-20', '--data', data);
    expect(first.code).toBe(0);
    expect(first.out).toContain('Сегодня 20.09.2026');
    expect(first.out).toMatch(/видно здесь: http:\/\/127\.0\.0\.1:\d+\/\n {2}Создаём листы/);
    const second = await start('--data', data);
    expect(second.out).toContain('Сегодня 20.09.2026');
    const workbook = /Таблица: +\S+(\/spreadsheets\S+)/;
    expect(workbook.exec(second.out)?.[1]).toBe(workbook.exec(first.out)?.[1]);
    expectRefusal(await start('--today', '2026-05-01', '--data', data), /назад вернуться нельзя/);
    expectRefusal(await start('--codes', '--data', data), /школа с именами в таблице/);

    const port = /(127\.0\.0\.1:\d+)\/documents/.exec(first.out)?.[1];
    const documents = await run('documents', '--data', data);
    expect(documents).toMatchObject({ code: 0, err: '' });
    expect(documents.out).toContain(`http://${port}/document/d/`);
  });

  test('a first start in January says which day it shows, and the next start shows it too', async () => {
    const data = join(folder, 'january');
    const first = await start('--empty', '--today', '2027-01-15', '--data', data);
    expect(first.out).toContain('вместо 15.01.2027 школа показана на 15.11.2026');
    expect(first.out).toContain('Сегодня 15.11.2026');
    const second = await start('--data', data);
    expect(second.out).toContain('Сегодня 15.11.2026');
    expect(second.out).not.toContain('вместо');
  });

  test('an interrupted first start begins again', async () => {
    const data = join(folder, 'cut-off');
    const child = spawn(process.execPath, ['cli/nastavnik.mjs', 'start', '--empty', '--data', data]);
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.trim().includes('\n')) break; // the program has reported its first step
    }
    child.kill('SIGKILL');
    await once(child, 'close');
    const again = await start('--empty', '--data', data);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('начинаем заново') });
  });

  test('a foreign data file', async () => {
    await writeFile(join(folder, 'google.sqlite'), 'это не база');
    expectRefusal(await start('--data', folder), /не данные «Наставника»|повреждён/);
  });

  test('a file where the folder should be', async () => {
    expectRefusal(await start('--data', join(folder, 'google.sqlite')), /указан файл/);
  });

  test('a folder that cannot be created', { tags: 'procfs' }, async () => {
    const refused = await start('--data', join(needs.procfs ?? '', 'nastavnik'));
    expectRefusal(refused, /создать не удаётся|записать/);
    expect(refused.err).not.toMatch(/ENOENT|EACCES/);
  });

  test('a taken port', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    expectRefusal(await start('--empty', '--data', join(folder, 'other'), '--port', port), /Порт занят/);
    server.close();
  });

  test('unknown words in the command', async () => {
    expectRefusal(await start('--nonsense'), /Неизвестный параметр/);
    expectRefusal(await start('--today', '2026-13-01'), /Нужна дата вида/);
    expectRefusal(await start('--today', '0000-01-01'), /Нужен год с 2020 по 2100/);
    expectRefusal(await start('--port', '0x10'), /Нужно целое число/);
    expectRefusal(await start('--data', ''), /Нужно имя папки/);
  });
});
