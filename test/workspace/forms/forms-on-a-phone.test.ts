import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../workspace/workspace.ts';
import { inBrowser, openBrowser } from '../../browser.ts';
import { minutesOf, Person } from '../../curator-path/person.ts';
import { answersTo, appendPairs, MENTOR, personalAddress, reopen, schoolWithPair } from './school-with-pair.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'ru-RU' } as const;

describe('the report of a meeting on a phone', inBrowser, () => {
  let workspace: Workspace;
  let browser: Browser;
  let folder: string;
  let axe: string;
  let context: BrowserContext;
  let page: Page;
  let address: string;
  let before: number;

  beforeAll(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    folder = await mkdtemp(join(tmpdir(), 'phone-'));
    workspace = await schoolWithPair({ dataFile: join(folder, 'school.sqlite') });
    browser = await openBrowser();
    address = await personalAddress(workspace, 'meetingReport', MENTOR, { pairCode: 'П-01', kind: 'первая' });
    return async () => {
      await browser.close();
      await workspace.close();
      await rm(folder, { recursive: true });
    };
  });

  beforeEach(async () => {
    before = (await answersTo(workspace, 'meetingReport')).length;
    context = await browser.newContext(PHONE);
    context.setDefaultTimeout(0);
    page = await context.newPage();
    await page.goto(address);
    return () => context.close();
  });

  const sent = async () => (await answersTo(workspace, 'meetingReport')).length - before;
  const done = () => page.getByLabel(/^Что сделали/);
  const status = () => page.locator('#draft-status');

  async function fill(words = 'Разобрали урок'): Promise<void> {
    await page.getByRole('button', { name: 'Сегодня' }).tap();
    await page.getByRole('button', { name: '45', exact: true }).tap();
    await page.getByLabel(/^Направление/).selectOption('Оценивание');
    await done().fill(words);
  }

  const press = () => page.getByRole('button', { name: 'Отправить' }).tap();
  const thanks = () => page.getByRole('heading', { name: 'Ответ записан' }).waitFor();

  it('needs three answers, at most 6 taps and 30 seconds, and shows what was answered', async () => {
    const opened = await context.newPage();
    const person = new Person(opened);
    // The button in the letter.
    await person.open(address);
    await person.click(opened.getByRole('button', { name: 'Сегодня' }));
    await person.click(opened.getByRole('button', { name: '45', exact: true }));
    await person.type(opened.getByLabel(/^Что сделали/), 'Разобрали урок, договорились об оценках');
    await person.follow(opened.getByRole('button', { name: 'Отправить' }));
    await opened.getByRole('heading', { name: 'Ответ записан' }).waitFor();
    const { clicks } = person.total;
    // The button in the letter takes one more tap.
    expect(clicks + 1).toBeLessThanOrEqual(6);
    expect(minutesOf({ ...person.total, clicks: clicks + 1 }) * 60).toBeLessThanOrEqual(30);
    expect(person.total).toMatchObject({ typedCodes: 0, typedDates: 0 });
    const shown = await opened.locator('main').innerText();
    for (const words of ['20.10.2026', '45', 'Разобрали урок', 'Анна Ивановна', 'Тестов Борис']) {
      expect(shown).toContain(words);
    }
    expect(await sent()).toBe(1);
  });

  it('asks about the first and the trial meeting only in their own reports', async () => {
    const [ofFirst, ofTrial] = [
      page.getByText(/^Первая встреча: был ли/),
      page.getByText(/^Пробная встреча: продолжаете/),
    ];
    const asked = async () => [await ofFirst.isVisible(), await ofTrial.isVisible()];
    const choose = (kind: string) => page.getByRole('radio', { name: kind, exact: true }).tap();
    await choose('первая');
    expect(await asked()).toEqual([true, false]);
    await page
      .getByRole('radiogroup', { name: /^Первая встреча/ })
      .getByRole('radio', { name: 'да' })
      .tap();
    await choose('пробная');
    expect(await asked()).toEqual([false, true]);
    await page.reload();
    expect(await asked()).toEqual([false, true]);
    await choose('регулярная');
    expect(await asked()).toEqual([false, false]);
    await fill();
    await press();
    await thanks();
    expect(await page.locator('main').innerText()).not.toMatch(/Первая встреча|Пробная встреча/);
  });

  it('shows neither code nor key nor other people', async () => {
    const text = await page.locator('main').innerText();
    expect(text).toContain('Вы: Анна Ивановна');
    expect(text).toContain('С Вами в паре: Тестов Борис Петрович');
    expect(text).not.toMatch(/К-\d|Служебный ключ|Ваш код|Образцова|П-0/);
    expect(await page.getByLabel(/Длительность/).getAttribute('inputmode')).toBe('numeric');
    expect(await page.getByLabel(/Дата встречи/).getAttribute('type')).toBe('date');
  });

  it('is accessible, fits the phone and has targets of 24 pixels', async () => {
    await page.close();
    for (const colorScheme of ['light', 'dark'] as const) {
      const other = await browser.newContext({ ...PHONE, colorScheme, bypassCSP: true });
      const looked = await other.newPage();
      const errors: string[] = [];
      looked.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await looked.goto(address);
      const look = async () => {
        await looked.addScriptTag({ content: axe });
        const faults = await looked.evaluate<string[]>(
          `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
        );
        expect(faults).toEqual([]);
        expect(await looked.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        const small = await looked.evaluate<
          string[]
        >(`[...document.querySelectorAll('button, input, select, textarea, .option, .links a')]
          .filter((each) => each.type !== 'hidden' && each.checkVisibility())
          .map((each) => (each.closest('label.option, label.mark') ?? each))
          .filter((each) => each.getBoundingClientRect().height < 24 || each.getBoundingClientRect().width < 24)
          .map((each) => each.outerHTML)`);
        expect(small).toEqual([]);
      };
      await look();
      await looked.getByRole('button', { name: 'Отправить' }).tap();
      await looked.locator('.problem').first().waitFor();
      await look();
      expect(errors.filter((text) => !text.includes('400'))).toEqual([]);
      await other.close();
    }
  });

  it('shows errors at the questions without leaving the page', async () => {
    await fill();
    await page.getByLabel(/Длительность/).fill('5');
    await press();
    await page.locator('.wrong .problem', { hasText: 'от 10 до 240' }).waitFor();
    expect(page.url()).toBe(address.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()));
    expect(await page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');
    expect(await done().inputValue()).toBe('Разобрали урок');
    await page.getByRole('button', { name: '45', exact: true }).tap();
    await press();
    await thanks();
    expect(await sent()).toBe(1);
  });

  it('keeps a draft through a reload and while there is no connection, and forgets it after sending', async () => {
    await fill('Черновой текст');
    await status().filter({ hasText: 'Черновик сохранён на этом телефоне' }).waitFor();
    await page.reload();
    expect(await done().inputValue()).toBe('Черновой текст');
    await status().filter({ hasText: 'Мы вернули то, что Вы вписали' }).waitFor();
    await context.setOffline(true);
    await press();
    await status().filter({ hasText: 'Нет связи: ответ пока не отправлен' }).waitFor();
    expect(await sent()).toBe(0);
    await context.setOffline(false);
    await status().filter({ hasText: 'Связь появилась' }).waitFor();
    await press();
    await thanks();
    expect(await sent()).toBe(1);
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual([]);
    await page.goto(address);
    expect(await done().inputValue()).toBe('');
  });

  it('promises no draft where the browser stores nothing, and sends the answer all the same', async () => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    });
    await page.reload();
    await fill('Не сохранится');
    await context.setOffline(true);
    await press();
    await status().filter({ hasText: 'Нет связи: ответ пока не отправлен' }).waitFor();
    expect(await status().innerText()).toContain('не закрывайте страницу');
    expect(await status().innerText()).not.toContain('Черновик сохранён');
    await context.setOffline(false);
    await press();
    await thanks();
    expect(await sent()).toBe(1);
  });

  it('keeps a draft when the person leaves the page and comes back', async () => {
    await fill('Черновой текст');
    await page.goto('about:blank');
    await page.goBack();
    expect(await done().inputValue()).toBe('Черновой текст');
    await page.getByRole('button', { name: 'Начать заново' }).tap();
    expect(await done().inputValue()).toBe('');
  });

  it('counts once after two taps, and after «Back» and sending again', async () => {
    await fill();
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('.send button');
      button?.click();
      button?.click();
    });
    await thanks();
    expect(await sent()).toBe(1);
    await page.goBack();
    await status().filter({ hasText: 'Этот ответ уже отправлен' }).waitFor();
    await fill('Исправленный текст');
    await press();
    await thanks();
    expect(await sent()).toBe(1);
    expect((await answersTo(workspace, 'meetingReport')).flat()).toContain('Исправленный текст');
  });

  it('is corrected from the page after sending', async () => {
    await fill('Опечтка');
    await press();
    await thanks();
    await page.getByRole('link', { name: 'Исправить ответ' }).tap();
    await done().fill('Без опечатки');
    await press();
    await thanks();
    expect(await sent()).toBe(1);
    expect(await page.locator('main').innerText()).toContain('Без опечатки');
  });

  it('loses nothing when the server stops in the middle and starts again', async () => {
    await fill('Сервер остановился');
    await workspace.close();
    await press();
    await status().filter({ hasText: 'Нет связи' }).waitFor();
    workspace = await reopen(workspace, join(folder, 'school.sqlite'));
    await press();
    await thanks();
    expect(await sent()).toBe(1);
  });

  it('works without scripts: errors at the questions, and «Back» and sending again count once', async () => {
    const plain = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage();
    plain.context().setDefaultTimeout(0);
    await plain.goto(address);
    expect(await plain.getByRole('button', { name: 'Сегодня' }).isVisible()).toBe(false);
    const answer = async (minutes: string) => {
      await plain.getByLabel(/Дата встречи/).fill('2026-10-19');
      await plain.getByLabel(/Длительность/).fill(minutes);
      await plain.getByLabel(/^Направление/).selectOption('Оценивание');
      await plain.getByLabel(/^Что сделали/).fill('Без скриптов');
      await plain.getByRole('button', { name: 'Отправить' }).tap();
    };
    await answer('50');
    await plain.getByRole('heading', { name: 'Ответ записан' }).waitFor();
    await plain.goBack();
    await answer('60');
    await plain.getByRole('heading', { name: 'Ответ записан' }).waitFor();
    expect(await sent()).toBe(1);
    await plain.goto(address);
    await answer('5');
    await plain.locator('.wrong .problem', { hasText: 'от 10 до 240' }).waitFor();
    await plain.getByLabel(/Длительность/).fill('55');
    await plain.getByRole('button', { name: 'Отправить' }).tap();
    await plain.getByRole('heading', { name: 'Ответ записан' }).waitFor();
    expect(await sent()).toBe(2);
    await plain.context().close();
  });

  it('lists only the own pairs by name, if there are several', async () => {
    await appendPairs(workspace, [
      ['П-01', 'К-01', 'К-02', 'действует'],
      ['П-02', 'К-03', 'К-04', 'действует'],
      ['П-03', 'К-01', 'К-03, К-04', 'действует'],
    ]);
    await page.goto(await personalAddress(workspace, 'meetingReport', MENTOR));
    expect(await page.getByLabel(/^Пара/).locator('option').allInnerTexts()).toEqual([
      'Выберите',
      'П-01: Примерова Анна Ивановна, Тестов Борис Петрович',
      'П-03: Примерова Анна Ивановна, Образцова Вера Сергеевна, Условный Глеб Олегович',
    ]);
    expect(await page.getByLabel('Условный Глеб Олегович').count()).toBe(1);
  });

  it('says that an address without a valid key is nobody’s', async () => {
    await page.goto(address.replace(/=[0-9a-f]{20}$/, '=0000000000000000000f'));
    const text = await page.locator('main').innerText();
    expect(text).toContain('Мы не узнали, кто отвечает');
    expect(text).not.toContain('Анна');
  });
});
