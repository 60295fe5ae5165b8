import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workspace } from '../../../workspace/workspace.ts';
import { inBrowser, openBrowser } from '../../browser.ts';
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
  'gathering',
  'pairs',
  'papers',
  'inbox',
  'inbox/1',
  'lists/letters',
  'workbook',
];

describe('the pages of the workspace', inBrowser, () => {
  let workspace: Workspace;
  let browser: Browser;
  let axe: string;

  beforeAll(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    workspace = await openNewSchool('2026-08-24', { isExample: true });
    browser = await openBrowser();
    const list = 'ФИО\tДолжность\tПочта\nТестова Анна Ивановна\tучитель\tanna@example.org';
    await fetch(`${workspace.url}people/write`, {
      method: 'POST',
      headers: { origin: new URL(workspace.url).origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ text: list, invite: 'now' }).toString(),
    });
    return async () => {
      await browser.close();
      await workspace.close();
    };
  });

  test.each([
    [1280, 'light'],
    [360, 'dark'],
  ] as const)('keep WCAG 2.2 AA, fit the window and report no errors: %i px, %s', async (width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    for (const path of PAGES) {
      await page.goto(`${workspace.url}${path}`);
      if (path === 'workbook') await page.locator('.tabulator-cell').first().waitFor();
      await page.addScriptTag({ content: axe });
      const faults = await page.evaluate<string[]>(
        `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
      );
      expect(faults, path).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true);
    }
    expect(errors).toEqual([]);
    await page.close();
  });
});
