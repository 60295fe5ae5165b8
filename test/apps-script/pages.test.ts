import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleScript } from '../../build/script-bundle.ts';
import type { ScriptHost } from '../../emulator/apps-script/script-host.ts';
import { inBrowser, openBrowser } from '../browser.ts';
import { ANSWERS, installedSchool, OWNER, type ScriptedSchool, scriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;
let browser: Browser | undefined;

beforeAll(async () => {
  school = await installedSchool();
  return async () => {
    await browser?.close();
    await school.close();
  };
});

/** A page of the script as HtmlService shows it. `google.script.run` calls the functions of the host. */
async function show(html: string, host: ScriptHost, width = 300): Promise<Page> {
  browser ??= await openBrowser('--disable-component-update');
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(0);
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
  it('can install in the dialog with only the keyboard', inBrowser, async () => {
    const fresh = await scriptedSchool();
    fresh.host.run('openSidebar');
    const dialog = fresh.host.screen.dialog;
    expect(dialog?.title).toBe('Установка «Наставника»');
    const page = await show(dialog?.html ?? '', fresh.host, 560);
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
    await page.waitForFunction(() => document.getElementById('state')?.textContent === 'Готово.');
    expect(fresh.host.triggers()).toHaveLength(3);
    await page.close();
    await fresh.close();
  });

  it('say what will be there if there is nothing yet', () => {
    school.host.run('openSidebar');
    const html = school.host.screen.sidebar?.html ?? '';
    expect(html).toContain('<p class="muted">Сейчас никто ничего не должен.');
    expect(/<main>.*<\/main>/s.exec(html)?.[0]).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('show names as text, whatever they contain', async () => {
    await school.type("'Участники'!B2:D2", [['<img src=x onerror=alert(1)> Анна', 'учитель', 'anna@example.org']]);
    await school.type("'Участники'!H2", [['01.06.2026']]);
    school.host.run('openSidebar');
    const html = school.host.screen.sidebar?.html ?? '';
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
    expect(html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('open a tab, and refresh their content', inBrowser, async () => {
    school.host.run('openSidebar');
    const page = await show(school.host.screen.sidebar?.html ?? '', school.host);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);
    await page.getByRole('button', { name: 'Подбор пар' }).click();
    await page.getByRole('status').filter({ hasText: 'Открыт лист «Подбор».' }).waitFor();
    expect(school.host.screen.activeTab).toBe('Подбор');
    await page.getByRole('button', { name: 'Обновить таблицу' }).click();
    await page.getByRole('status').filter({ hasText: 'Готово.' }).waitFor();
    await page.close();
  });

  it('keep the keyboard focus, and report results within sight', inBrowser, async () => {
    school.host.run('openSidebar');
    const page = await show(school.host.screen.sidebar?.html ?? '', school.host);
    await page.setViewportSize({ width: 300, height: 300 });
    await page.focus('button[data-call=updateNow]');
    await page.keyboard.press('Enter');
    const state = page.getByRole('status').filter({ hasText: 'Готово.' });
    await state.waitFor();
    const { bottom = 0 } = await state.evaluate((element) => element.getBoundingClientRect().toJSON());
    expect(bottom).toBeLessThanOrEqual(300);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Обновить таблицу');
    expect(await page.locator('button[aria-disabled=true]').count()).toBe(0);
    await page.close();
  });

  it('fit a narrow sidebar with double-size text and long names', inBrowser, async () => {
    await school.type("'Участники'!B3:D3", [
      ['Константинопольская-Преображенская Александра-Виктория Константиновна', 'учитель', 'long@example.org'],
    ]);
    await school.type("'Участники'!H3", [['01.06.2026']]);
    school.host.run('updateNow');
    school.host.run('openSidebar');
    const page = await show(school.host.screen.sidebar?.html ?? '', school.host);
    // People who owe the same answer since the same day share one line.
    const owing = page.getByRole('listitem').filter({ hasText: 'Александра-Виктория' });
    expect(await owing.allTextContents()).toEqual([expect.stringMatching(/согласии.*Анна, К-02 Константинопольская/)]);
    expect(await page.getByRole('navigation', { name: 'Листы' }).getByRole('button').count()).toBe(7);
    await page.addStyleTag({ content: 'body { font-size: 28px } h1 { font-size: 36px } h2 { font-size: 30px }' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);
    await page.close();
  });

  it('show a failed call as a failure, and offer another try', inBrowser, async () => {
    school.host.run('openSidebar');
    const page = await show(school.host.screen.sidebar?.html ?? '', school.host);
    await school.rename('Подбор', 'Подбор, мой');
    await page.getByRole('button', { name: 'Подбор пар' }).click();
    await page.locator('#state.failed').filter({ hasText: 'Листа «Подбор» нет' }).waitFor();
    await school.rename('Подбор, мой', 'Подбор');
    await page.getByRole('button', { name: 'Подбор пар' }).click();
    await page.locator('#state:not(.failed)').filter({ hasText: 'Открыт лист' }).waitFor();
    await page.close();
  });

  it('open the installation again with the school’s settings, so that a check changes nothing', inBrowser, async () => {
    school.host.run('openInstaller');
    const page = await show(school.host.screen.dialog?.html ?? '', school.host, 600);
    expect(await page.inputValue('#schoolShort')).toBe('Школа № 5');
    expect(await page.inputValue('#programYear')).toBe('2026');
    expect(await page.isChecked('input[value=names]')).toBe(true);
    expect(await page.getByRole('button', { name: 'Установить' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Проверить и починить' }).click();
    await page.getByRole('status').filter({ hasText: 'Готово.' }).waitFor();
    const settings = new Map((await school.read("'Настройки'!B2:C200")).map(([label, value]) => [label, value]));
    expect(settings.get('Режим данных')).toBe('имена');

    // Stopping takes two steps, and the page explains the effect.
    const stop = page.getByRole('button', { name: 'Остановить' });
    expect(await stop.isVisible()).toBe(false);
    await page.getByText('Остановить программу').click();
    await stop.click();
    await page.getByRole('status').filter({ hasText: 'Программа остановлена' }).waitFor();
    expect(school.host.triggers()).toEqual([]);
    school.install();
    await page.close();
  });

  it('accept orders from staff only', async () => {
    const rows = await school.read("'Настройки'!B1:B200");
    const row = rows.findIndex(([label]) => label === 'Куратор: почта') + 1;
    await school.type(`'Настройки'!C${row}`, [['curator@example.org']]);
    const call = (user: string) => () => school.host.run('openTab', 'outbox', user);
    expect(call('stranger@example.org')).toThrow('Это может сделать куратор');
    expect(call('Curator@example.org')).not.toThrow();
    expect(call(OWNER)).not.toThrow();
    // A page may call every function of the bundle. These functions only show what the spreadsheet shows, or start a run.
    const forAll = ['onOpen', 'onEdited', 'onFormSubmitted', 'onTimer', 'openHelp', 'openInstaller', 'openSidebar'];
    const { functions } = await bundleScript();
    const orders = functions.filter((name) => !forAll.includes(name));
    expect(orders.length).toBe(functions.length - forAll.length);
    const { writes } = school.host.calls;
    for (const name of orders) {
      const order = () => school.host.run(name, JSON.stringify(ANSWERS), 'stranger@example.org');
      expect(order, name).toThrow('Это может сделать куратор');
    }
    for (const name of forAll) school.host.run(name, undefined, 'stranger@example.org');
    expect(school.host.calls.writes).toBe(writes);
    // Outside the owner's organisation, Google hides the active user but still shows the effective user.
    const hidden = school.hostWith({ hidesActiveUser: true });
    expect(() => hidden.run('openTab', 'outbox', 'curator@example.org')).not.toThrow();
    expect(() => hidden.run('openTab', 'outbox', 'stranger@example.org')).toThrow('Это может сделать куратор');
  });

  it.each([undefined, null, 7, '', 'people', '__proto__', { tab: 'outbox' }])('open no tab called %o', (name) => {
    expect(() => school.host.run('openTab', name)).toThrow('Закройте его и откройте снова');
  });

  it.each([undefined, null, 7, '', 'x', '{', '[]', 'null', '{"code":7}', '{"a":{"b":"c"}}', ['{}'], 'x'.repeat(9_999)])(
    'do nothing if the fields of a dialog are %o',
    (fields) => {
      const { writes } = school.host.calls;
      for (const name of ['startInstallation', 'askErasure', 'eraseByRequest']) {
        expect(() => school.host.run(name, fields)).toThrow('Закройте его и откройте снова');
      }
      expect(school.host.calls.writes).toBe(writes);
    },
  );
});
