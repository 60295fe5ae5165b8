import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../workspace/workspace.ts';
import { inBrowser, openBrowser } from '../../browser.ts';
import { openNewSchool } from '../new-school.ts';

describe('the page «Программа» in a browser', inBrowser, () => {
  let workspace: Workspace;
  let browser: Browser;

  beforeAll(async () => {
    workspace = await openNewSchool('2026-08-24', { isExample: true });
    browser = await openBrowser();
    return async () => {
      await browser.close();
      await workspace.close();
    };
  });

  it('shows another day by the arrow keys without loading the page again, and says why it cannot show a day', async () => {
    const context = await browser.newContext();
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    await page.goto(`${workspace.url}programme`);
    await page.evaluate('window.sameDocument = true');
    const said = (text: string) => page.locator('#shown-day [role=status]', { hasText: text }).waitFor();
    await page.locator('#slide').focus();
    await page.keyboard.press('ArrowRight');
    await said('25.08.2026');
    await page.keyboard.press('Home');
    await said('01.04.2026');
    expect(await page.locator('#slide').getAttribute('aria-valuetext')).toBe('среда, 1 апреля 2026 г.');
    expect(await page.locator('#day').inputValue()).toBe('2026-04-01');
    expect(page.url()).toContain('day=2026-04-01');
    expect(await page.evaluate('window.sameDocument')).toBe(true);
    await context.setOffline(true);
    await page.keyboard.press('End');
    await said('нет связи с программой');
    await context.setOffline(false);
    await page.route('**/programme?day=*', (route) => route.fulfill({ status: 409, body: '<p>Не получилось</p>' }));
    await page.keyboard.press('Home');
    await said('программа ответила другой страницей');
    await context.close();
  });

  it('shows the day of the date field without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    await page.goto(`${workspace.url}programme`);
    expect(await page.locator('#slide').isVisible()).toBe(false);
    await page.locator('#day').fill('2026-06-10');
    await page.getByRole('button', { name: 'Показать' }).click();
    await page.locator('#shown-day [role=status]', { hasText: '10.06.2026' }).waitFor();
    await context.close();
  });
});
