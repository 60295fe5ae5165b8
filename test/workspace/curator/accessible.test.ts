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
});
