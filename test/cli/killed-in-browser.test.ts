import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from 'vitest';
import { inBrowser, openBrowser } from '../browser.ts';

describe('a school whose program is killed in the middle of the work', inBrowser, () => {
  let data: string;
  let school: ChildProcess | undefined;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'nastavnik-killed-'));
    return async () => {
      school?.kill('SIGKILL');
      await rm(data, { recursive: true, force: true });
    };
  });

  /** Starts the school, and returns its address. */
  async function start(): Promise<string> {
    school = spawn(process.execPath, [
      'cli/nastavnik.mjs',
      'start',
      '--empty',
      '--today',
      '2026-09-02',
      '--data',
      data,
    ]);
    if (!school.stdout) throw new Error('The school says nothing.');
    let url = '';
    for await (const line of createInterface(school.stdout)) {
      url = /Всё вместе: +(\S+)/.exec(line)?.[1] ?? url;
      if (line.startsWith('Работает.')) break;
    }
    school.stdout.resume();
    return url;
  }

  async function kill(): Promise<void> {
    const ended = school && once(school, 'close');
    school?.kill('SIGKILL');
    await ended;
  }

  it('keeps what was saved and what was typed, and goes on at the same address', async () => {
    const url = await start();
    const browser = await openBrowser();
    const context = await browser.newContext();
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    await page.goto(`${url}start`);
    const save = page.getByRole('button', { name: 'Сохранить' }).first();
    for (const [key, text] of [
      ['schoolShort', 'Школа № 5'],
      ['headName', 'Директоров Иван Иванович'],
      ['curatorName', 'Кураторова Ольга Петровна'],
      ['curatorEmail', 'curator@example.org'],
    ] as const)
      await page.locator(`[name="${key}"]`).fill(text);
    await save.click();
    await page.locator('.notice[role=status]').waitFor();

    await page.goto(`${url}start`);
    await page.locator('[name="curatorContact"]').fill('кабинет 12');
    await kill();
    await save.click();
    await page.waitForURL('chrome-error://**');
    expect(await start()).toBe(url);
    // The browser sends the form again, as if the person had confirmed its question about that.
    await page.reload();
    await page.locator('.notice[role=status]', { hasText: 'Сохранено настроек: 1' }).waitFor();
    await page.goto(`${url}start`);
    expect(await page.locator('[name="schoolShort"]').inputValue()).toBe('Школа № 5');
    expect(await page.locator('[name="curatorContact"]').inputValue()).toBe('кабинет 12');
    await browser.close();
  });
});
