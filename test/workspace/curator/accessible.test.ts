import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workspace } from '../../../workspace/workspace.ts';
import { faultsOf, WINDOWS } from '../../accessibility.ts';
import { inBrowser, openBrowser } from '../../browser.ts';
import { append } from '../forms/school-with-pair.ts';
import { openNewSchool } from '../new-school.ts';

const PAGES = [
  '',
  'programme',
  'programme?day=2026-06-01',
  'start',
  'people',
  'lists',
  'lists/consents',
  'lists/earlier',
  'lists/interviews',
  'interview?code=К-01',
  'gathering',
  'pairs',
  'papers',
  'inbox',
  'inbox/1',
  'lists/letters',
  'workbook',
  'documents',
  'actions',
  'erasure',
  'new-year',
  'memory',
  'files',
];

describe('the pages of the workspace', inBrowser, () => {
  let workspace: Workspace;
  let browser: Browser;

  beforeAll(async () => {
    workspace = await openNewSchool('2026-08-24', { isExample: true });
    browser = await openBrowser();
    const list = 'ФИО\tДолжность\tПочта\nТестова Анна Ивановна\tучитель\tanna@example.org';
    await fetch(`${workspace.url}people/write`, {
      method: 'POST',
      headers: { origin: new URL(workspace.url).origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ text: list, invite: 'now' }).toString(),
    });
    await append(workspace, 'Собеседования', ['Код', 'Участник'], [['К-01', 'Тестова Анна Ивановна']]);
    return async () => {
      await browser.close();
      await workspace.close();
    };
  });

  test.each(WINDOWS)('keep WCAG 2.2 AA, fit the window and report no errors: %i px, %s', async (width, colorScheme) => {
    const shown = { viewport: { width, height: 800 }, colorScheme, complete: { workbook: '.tabulator-cell' } };
    expect(await faultsOf(browser, workspace.url, PAGES, shown)).toEqual([]);
  });

  test('fit a phone when a person sets the text to twice its usual size', async () => {
    const zoomed = await openBrowser('--blink-settings=defaultFontSize=32');
    const page = await zoomed.newPage({ viewport: { width: 360, height: 800 } });
    page.setDefaultTimeout(0);
    const wide: string[] = [];
    for (const path of PAGES.filter((each) => each !== 'files')) {
      await page.goto(`${workspace.url}${path}`);
      if (!(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))) wide.push(path);
    }
    const size = await page.evaluate('getComputedStyle(document.body).fontSize');
    await zoomed.close();
    expect(size).toBe('32px');
    expect(wide).toEqual([]);
  });

  test('are printed without buttons and the menu, and the columns of a list stand under their headings', async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.emulateMedia({ media: 'print' });
    const left: string[] = [];
    for (const path of PAGES.filter((each) => !['files', 'workbook'].includes(each))) {
      await page.goto(`${workspace.url}${path}`);
      const faults = await page.evaluate<string[]>(`[
        ...[...document.querySelectorAll('.top, .skip, button, .button')].filter((each) => each.checkVisibility()),
        ...[...document.querySelectorAll('table')].filter((table) => {
          const [head, first] = ['thead tr', 'tbody tr'].map((each) =>
            [...(table.querySelector(each)?.children ?? [])].filter((cell) => cell.checkVisibility())
              .reduce((columns, cell) => columns + cell.colSpan, 0));
          return head > 0 && first > 0 && head !== first;
        }),
      ].map((each) => each.outerHTML.slice(0, 80))`);
      left.push(...faults.map((each) => `${path}: ${each}`));
    }
    await page.close();
    expect(left).toEqual([]);
  });
});
