import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../workspace/workspace.ts';
import { inBrowser, openBrowser } from '../../browser.ts';
import { openNewSchool } from '../new-school.ts';

describe('the fields of the staff’s pages in a browser', inBrowser, () => {
  let workspace: Workspace;
  let browser: Browser;

  beforeAll(async () => {
    workspace = await openNewSchool('2026-08-24');
    browser = await openBrowser();
    return async () => {
      await browser.close();
      await workspace.close();
    };
  });

  it('say in Russian, at the field, what is missing, and propose a corrected address', async () => {
    const context = await browser.newContext({ locale: 'en-US' });
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    await page.goto(`${workspace.url}start`);
    const field = (name: string) => page.getByLabel(name, { exact: true });
    const save = () => page.getByRole('button', { name: 'Сохранить' }).first().click();
    await save();
    const school = field('Краткое название школы');
    expect(await school.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await page.locator('#f-schoolShort-message').textContent()).toBe('Заполните это поле.');
    expect(await school.getAttribute('aria-describedby')).toContain('f-schoolShort-message');
    await school.fill('Школа № 7');
    expect(await page.locator('#f-schoolShort-message').count()).toBe(0);
    await field('Директор: имя и отчество').fill('Образцов Пётр Ильич');
    await field('Куратор: имя и отчество').fill('Тестова Анна Ивановна');
    await field('Куратор: почта').fill('сurator@example.org, ');
    await save();
    await page.getByText('Не записано: исправьте отмеченные поля.').waitFor();
    expect(await field('Куратор: почта').inputValue()).toBe('curator@example.org');
    await save();
    await page.getByText(/^Сохранено настроек: \d+\./).waitFor();
    await context.close();
  });

  it('drop the message of an empty date when the button enters today', async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`${workspace.url}gathering`);
    await page.locator('#f-date').fill('');
    await page.getByRole('button', { name: 'Только назначить' }).click();
    expect(await page.locator('#f-date-message').textContent()).toBe('Заполните это поле.');
    await page.locator('[data-for="f-date"]').click();
    expect(await page.locator('#f-date').inputValue()).toBe('2026-08-24');
    expect(await page.locator('#f-date-message').count()).toBe(0);
    await page.close();
  });

  it('choose a file by a button of our own, and say at it that a file is too large', async () => {
    const context = await browser.newContext({ locale: 'en-US' });
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    await page.goto(`${workspace.url}people`);
    const choose = async (size: number, text = '') => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByText('или выбрать файл .xlsx, .csv').click(),
      ]);
      await chooser.setFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text.padEnd(size)) });
    };
    await choose(6_000_000);
    await page.getByText('Файл больше 5 МБ.').waitFor();
    await choose(0, 'ФИО;Должность\nТестова Анна Ивановна;учитель');
    await page.getByRole('heading', { name: 'Что изменится' }).waitFor();
    await context.close();
  });

  it('say below the words of a box that it must be ticked', async () => {
    // The other tests need a school without people.
    const school = await openNewSchool('2026-08-24');
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await fetch(`${school.url}people/write`, {
      method: 'POST',
      headers: { origin: new URL(school.url).origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ text: 'ФИО\tДолжность\nПримеров Борис Петрович\tучитель' }).toString(),
    });
    await page.goto(`${school.url}erasure`);
    await page.getByLabel('Участник').selectOption('К-01');
    await page.getByRole('button', { name: 'Дальше' }).click();
    await page.getByLabel('День, когда человек отозвал согласие').fill('2026-08-24');
    await page.getByRole('button', { name: 'Записать отзыв' }).click();
    await page.getByRole('button', { name: 'Уничтожить и проверить поиском' }).click();
    expect(await page.locator('label:has([name="confirmCode"]) + p').textContent()).toBe('Поставьте отметку.');
    await page.close();
    await school.close();
  });
});
