import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { enterSettings } from '../../../functions/jobs/enter-settings.ts';
import type { Role } from '../../../workspace/accounts/role.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { inBrowser, openBrowser } from '../../browser.ts';
import { newServing, sessionOf } from './serving-kit.ts';

describe('the head and the curator, each in a browser', inBrowser, () => {
  let serving: Serving;
  let browser: Browser;

  beforeAll(async () => {
    const opened = await newServing();
    serving = opened.serving;
    await enterSettings(serving.school.workspace.school, {
      schoolShort: 'Школа № 5',
      schoolFull: 'Основная общеобразовательная школа № 5',
      headName: 'Директоров Иван Иванович',
      curatorName: 'Кураторова Ольга Петровна',
      curatorEmail: 'curator@example.org',
    });
    browser = await openBrowser();
    return async () => {
      await browser.close();
      await opened.close();
    };
  });

  async function windowOf(role: Role): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext();
    context.setDefaultTimeout(0);
    const [name = '', value = ''] = sessionOf(serving, role).cookie.split('=');
    await context.addCookies([{ name, value, url: serving.url }]);
    return { context, page: await context.newPage() };
  }

  it('see an order as a draft until the curator enters its number, and then both see the final text', async () => {
    const [head, curator] = [await windowOf('head'), await windowOf('curator')];
    await head.page.goto(serving.url);
    await head.page.getByText('Сейчас подписывать нечего').waitFor();

    await curator.page.goto(`${serving.url}papers`);
    await curator.page.getByRole('button', { name: 'Подготовить документы' }).first().click();
    const paper = curator.page.locator('li.card', { hasText: 'Приказ о назначении куратора' });
    await paper.getByRole('button', { name: 'Подписан: оформить' }).waitFor();

    await head.page.reload();
    const order = head.page.getByRole('link', { name: 'Приказ о назначении куратора' });
    await order.click();
    await head.page.getByText('ПРОЕКТ').first().waitFor();

    await paper.locator('input[name$=".number"]').fill('41-ОД');
    await paper.getByRole('button', { name: 'Подписан: оформить' }).click();
    await curator.page.getByRole('link', { name: 'Чистый экземпляр' }).first().waitFor();

    await head.page.goto(serving.url);
    await head.page.locator('section', { hasText: 'Подписаны' }).getByText('№ 41-ОД от').waitFor();
    await order.click();
    await head.page.getByText('41-ОД').first().waitFor();
    expect(await head.page.locator('body').textContent()).not.toContain('ПРОЕКТ');
    await Promise.all([head.context.close(), curator.context.close()]);
  });
});
