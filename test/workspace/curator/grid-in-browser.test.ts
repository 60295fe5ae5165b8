import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../../sheets-schema/tables/people.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { inBrowser, openBrowser } from '../../browser.ts';
import { openNewSchool } from '../new-school.ts';

const CONTROL = 2;

/** Presses a key of the Russian layout. A browser reports its letter and its position. */
async function press(session: CDPSession, key: string, code: string, modifiers = 0): Promise<void> {
  const windowsVirtualKeyCode = code.charCodeAt(3);
  const typed = modifiers === 0 ? { text: key } : {};
  const commands = modifiers === CONTROL && code === 'KeyC' ? { commands: ['copy'] } : {};
  const event = { key, code, windowsVirtualKeyCode, modifiers };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...typed, ...commands });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

describe('the grid in a browser', inBrowser, () => {
  let workspace: Workspace;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let keys: CDPSession;

  beforeAll(async () => {
    workspace = await openNewSchool('2026-08-24');
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    context.setDefaultTimeout(0);
    page = await openPeople();
    keys = await context.newCDPSession(page);
    return async () => {
      await browser.close();
      await workspace.close();
    };
  });

  async function openPeople(): Promise<Page> {
    const opened = await context.newPage();
    await opened.goto(`${workspace.url}workbook`);
    await opened.locator('.tabs-menu a', { hasText: /^Участники$/ }).click();
    await cell(2, 'c1', opened).waitFor();
    return opened;
  }

  const cell = (row: number, field: string, on = page) =>
    on.locator(
      `.tabulator-row:has(.tabulator-row-header:text-is("${row}")) .tabulator-cell[tabulator-field="${field}"]`,
    );

  const said = (text: string) => page.locator('#grid-status', { hasText: text }).waitFor();

  it('takes a list pasted from Excel, and names a cell that does not fit', async () => {
    const list = 'Тестова Анна Ивановна\tучитель\tanna@example.org\r\nПримеров Борис Петрович\tучитель\tне адрес\r\n';
    await page.evaluate((text) => navigator.clipboard.writeText(text), list);
    await cell(2, 'c1').click();
    await page.keyboard.press('Control+v');
    await said('«Рабочая почта»: «не адрес»');
    expect(await cell(3, 'c1').textContent()).toBe('Примеров Борис Петрович');
    expect(await cell(3, 'c3').textContent()).toBe('');
  });

  it('accepts typing, undo, redo and copying with the Russian keyboard layout', async () => {
    await cell(2, 'c2').click();
    await press(keys, 'п', 'KeyG');
    await page.keyboard.insertText('сихолог');
    await page.keyboard.press('Enter');
    await said('Сохранено');
    expect(await cell(2, 'c2').textContent()).toBe('психолог');
    await press(keys, 'я', 'KeyZ', CONTROL);
    await cell(2, 'c2').filter({ hasText: 'учитель' }).waitFor();
    await press(keys, 'н', 'KeyY', CONTROL);
    await cell(2, 'c2').filter({ hasText: 'психолог' }).waitFor();
    await cell(2, 'c2').click();
    await page.keyboard.press('Shift+ArrowDown');
    await press(keys, 'с', 'KeyC', CONTROL);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('психолог\nучитель');
  });

  it('fills down, and leaves what the program fills in', async () => {
    await cell(2, 'c2').click();
    await page.keyboard.press('Shift+ArrowDown');
    await press(keys, 'в', 'KeyD', CONTROL);
    await cell(3, 'c2').filter({ hasText: 'психолог' }).waitFor();
    await cell(2, 'c0').click();
    await page.keyboard.press('Delete');
    await said('заполняет программа');
  });

  it('fills to the right, goes to the ends of a row and finds, with the Russian layout', async () => {
    const hasRange = (row: number, field: string) =>
      page.locator(
        `.tabulator-row:has(.tabulator-row-header:text-is("${row}")) .tabulator-range-selected[tabulator-field="${field}"]`,
      );
    await cell(2, 'c1').click();
    await page.keyboard.press('Shift+ArrowRight');
    await press(keys, 'к', 'KeyR', CONTROL);
    await cell(2, 'c2').filter({ hasText: 'Тестова Анна Ивановна' }).waitFor();
    await press(keys, 'я', 'KeyZ', CONTROL);
    await cell(2, 'c2').filter({ hasText: 'психолог' }).waitFor();
    await page.keyboard.press('Home');
    await hasRange(2, 'c0').waitFor();
    await page.keyboard.press('End');
    await hasRange(2, `c${Object.keys(people.columns).length - 1}`).waitFor();
    await page.keyboard.press('Control+Home');
    await hasRange(2, 'c0').waitFor();
    await press(keys, 'а', 'KeyF', CONTROL);
    await page.keyboard.insertText('Примеров');
    await cell(2, 'c1').waitFor({ state: 'detached' });
    expect(await cell(3, 'c1').textContent()).toBe('Примеров Борис Петрович');
    await page.keyboard.press('Escape');
    await cell(2, 'c1').waitFor();
  });

  it('shows by itself what a colleague writes in another window', async () => {
    const other = await openPeople();
    await cell(2, 'c2', other).dblclick();
    await other.keyboard.insertText('методист');
    await other.keyboard.press('Enter');
    await cell(2, 'c2').filter({ hasText: 'методист' }).waitFor();
    await other.close();
  });

  it('undoes act by act, also what people typed faster than it was saved, and skips what was refused', async () => {
    const reread = page.waitForResponse((answer) => answer.url().includes('/workbook/cells?'));
    await cell(2, 'c2').click();
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await reread;
    await page.keyboard.press('Enter');
    await cell(3, 'c2').filter({ hasText: 'two' }).waitFor();
    await cell(2, 'c3').click();
    await page.keyboard.type('nobody');
    await page.keyboard.press('Enter');
    await said('«nobody»');
    await press(keys, 'я', 'KeyZ', CONTROL);
    await cell(3, 'c2').filter({ hasText: 'психолог' }).waitFor();
    await press(keys, 'я', 'KeyZ', CONTROL);
    await cell(2, 'c2').filter({ hasText: 'методист' }).waitFor();
  });

  it('is printed on A4 with all its columns and without the menu', async () => {
    const paper = await context.newPage();
    await paper.goto(`${workspace.url}workbook`);
    await paper.locator('.tabs-menu a', { hasText: /^Участники$/ }).click();
    await paper.locator('a', { hasText: 'Печать на А4' }).click();
    await paper.locator('table.paper').first().waitFor();
    await paper.emulateMedia({ media: 'print' });
    // The width of A4 in landscape without margins, in CSS pixels.
    await paper.setViewportSize({ width: 1047, height: 720 });
    expect(await paper.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(
      await paper.locator('.top, .example, button').evaluateAll((all) => all.some((each) => each.checkVisibility())),
    ).toBe(false);
    const titles = await paper.locator('table.paper th').allTextContents();
    const left = (await paper.locator('p', { hasText: 'Пустые столбцы' }).textContent()) ?? '';
    for (const title of ['Код', 'ФИО', 'Должность', 'Рабочая почта', 'Приглашён', 'Уволен'])
      expect(titles.includes(title) || left.includes(title), title).toBe(true);
    await paper.close();
  });

  it('keeps a text in sight that could not be sent', async () => {
    await context.setOffline(true);
    await cell(2, 'c2').click();
    await page.keyboard.type('unsent');
    await page.keyboard.press('Enter');
    await said('Не записано: строка 2, «Должность»: «unsent». Нет связи с программой.');
    await context.setOffline(false);
    expect(await cell(2, 'c2').textContent()).toBe('методист');
    const failure = { status: 409, contentType: 'text/html', body: '<p>Не получилось</p>' };
    await page.route('**/workbook/cells', (route) => route.fulfill(failure));
    await cell(2, 'c2').click();
    await page.keyboard.type('failed');
    await page.keyboard.press('Enter');
    await said('Не записано: строка 2, «Должность»: «failed». Программа ответила ошибкой 409.');
    await page.unroute('**/workbook/cells');
  });
});
