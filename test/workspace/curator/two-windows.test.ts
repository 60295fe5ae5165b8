import type { Browser, BrowserContext } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { enterSettings } from '../../../functions/jobs/enter-settings.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { inBrowser, openBrowser } from '../../browser.ts';
import { openNewSchool } from '../new-school.ts';

describe('two windows at once', inBrowser, () => {
  let workspace: Workspace;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    workspace = await openNewSchool('2026-08-24');
    await enterSettings(workspace.school, { schoolShort: 'Школа № 5', curatorEmail: 'curator@example.org' });
    browser = await openBrowser();
    context = await browser.newContext();
    context.setDefaultTimeout(0);
    return async () => {
      await browser.close();
      await workspace.close();
    };
  });

  const consents = async () =>
    parse(await readWorkbook(workspace.school.sheets, workspace.spreadsheetId)).tables.consents.map(
      ({ code, decision }) => [code, decision],
    );

  it('record each consent once, say what the other window has decided, and undo only their own action', async () => {
    const [first, second] = [await context.newPage(), await context.newPage()];
    await first.goto(`${workspace.url}people`);
    await first
      .locator('textarea')
      .fill(
        'ФИО\tПочта\nТестова Анна Ивановна\tanna@example.org\nПримеров Борис Петрович\tboris@example.org\nОбразцова Вера Олеговна\tvera@example.org',
      );
    await first.getByRole('button', { name: 'Показать, что изменится' }).click();
    await first.getByRole('button', { name: /пригласить сегодня/ }).click();
    await first.locator('.notice').waitFor();

    await Promise.all([first, second].map((page) => page.goto(`${workspace.url}lists/consents`)));
    const give = async (page: typeof first, ...codes: readonly string[]) => {
      for (const code of codes) await page.locator(`input[name=row][value="${code}"]`).check();
      await page.locator('[name="given.documentRef"]').fill('папка согласий');
      await page.getByRole('button', { name: /^Согласие получено/ }).click();
      await page.locator('.notice').waitFor();
    };
    await give(first, 'К-01');
    await give(second, 'К-01', 'К-02');
    expect(await second.locator('.notice').textContent()).toContain('Уже решено без Вас: 1 строка.');
    expect(await consents()).toEqual([
      ['К-01', 'given'],
      ['К-02', 'given'],
    ]);

    await second.getByRole('button', { name: 'Отменить' }).click();
    await second.locator('.notice', { hasText: 'Отменено' }).waitFor();
    expect(await consents()).toEqual([['К-01', 'given']]);
    await first.goto(workspace.url);
    await first.locator('li', { hasText: 'Согласия на обработку данных' }).getByText('2', { exact: true }).waitFor();
    await Promise.all([first.close(), second.close()]);
  });
});
