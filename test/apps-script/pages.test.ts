import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScriptHost } from '../../emulator/apps-script/script-host.ts';
import { ANSWERS, OWNER, type ScriptedSchool, scriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;
let browser: Browser;

beforeAll(async () => {
  school = await scriptedSchool();
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

/** A page of the script as HtmlService shows it: `google.script.run` calls the functions of the host. */
async function show(html: string, host: ScriptHost, width = 300): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.exposeFunction('__call', (name: string, args: unknown[]) => {
    try {
      return { result: host.run(name, args[0]) };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  });
  const bridge = `
    const runner = (ok, bad) => new Proxy({}, { get: (_, name) =>
      name === 'withSuccessHandler' ? (f) => runner(f, bad) :
      name === 'withFailureHandler' ? (f) => runner(ok, f) :
      (...args) => { __call(name, args).then(({ result, failure }) =>
        failure === undefined ? ok && ok(result) : bad && bad(new Error(failure))); } });
    window.google = { script: { run: runner() } };`;
  await page.addInitScript(bridge);
  await page.route('https://script.example.org/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('https://script.example.org/');
  return page;
}

describe('the pages of the bound script', () => {
  it('install by the dialog, with the keyboard alone', async () => {
    school.host.run('openSidebar');
    const dialog = school.host.screen.dialog;
    expect(dialog?.title).toBe('Установка «Наставника»');
    const page = await show(dialog?.html ?? '', school.host, 560);
    expect(await page.textContent('fieldset')).toContain('152-ФЗ, ст. 18');
    expect(await page.isChecked('input[value=codes]')).toBe(true);

    await page.focus('#schoolShort');
    await page.keyboard.type('Школа № 5');
    await page.focus('input[value=codes]');
    await page.keyboard.press('ArrowDown');
    expect(await page.isChecked('input[value=names]')).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.focus('button[type=submit]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('state')?.textContent === 'Готово.', undefined, {
      timeout: 60_000,
    });
    expect(school.host.triggers()).toHaveLength(3);
    await page.close();
  });

  it('show names as text, whatever is in them', async () => {
    await school.type("'Участники'!B2:D2", [['<img src=x onerror=alert(1)> Анна', 'учитель', 'anna@example.org']]);
    await school.type("'Участники'!H2", [['01.06.2026']]);
    school.host.run('openSidebar');
    const html = school.host.screen.sidebar?.html ?? '';
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
    expect(html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('lead to a tab, and refresh what they show', async () => {
    school.host.run('openSidebar');
    const page = await show(school.host.screen.sidebar?.html ?? '', school.host);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);
    await page.getByRole('button', { name: 'Подбор пар' }).click();
    await page.getByRole('status').filter({ hasText: 'Готово.' }).waitFor();
    expect(school.host.screen.activeTab).toBe('Подбор');
    await page.getByRole('button', { name: 'Обновить таблицу' }).click();
    await page.getByRole('status').filter({ hasText: 'Готово.' }).waitFor();
    await page.close();
  });

  it('take orders from staff only', async () => {
    const rows = await school.read("'Настройки'!B1:B200");
    const row = rows.findIndex(([label]) => label === 'Куратор: почта') + 1;
    await school.type(`'Настройки'!C${row}`, [['curator@example.org']]);
    const call = (user: string) => () => school.host.run('openTab', 'outbox', user);
    expect(call('stranger@example.org')).toThrow('Это может сделать куратор');
    expect(call('Curator@example.org')).not.toThrow();
    expect(call(OWNER)).not.toThrow();
    expect(() => school.host.run('startInstallation', JSON.stringify(ANSWERS), 'stranger@example.org')).toThrow(
      'Это может сделать куратор',
    );
    expect(() => school.host.run('outcome', undefined, 'stranger@example.org')).toThrow('Это может сделать куратор');
  });

  it.each(['', 'people', '__proto__', { tab: 'outbox' }])('open no tab called %o', (name) => {
    expect(() => school.host.run('openTab', name)).toThrow();
  });
});
