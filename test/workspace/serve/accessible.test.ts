import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../workspace/accounts/role.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { faultsOf, WINDOWS } from '../../accessibility.ts';
import { inBrowser, openBrowser } from '../../browser.ts';
import { newServing, sessionOf } from './serving-kit.ts';

/** The pages of a school's own server, by the roles that open them. */
const PAGES: readonly (readonly [roles: readonly Role[], paths: readonly string[]])[] = [
  [[], ['login', 'forgotten', 'seen']],
  [['keeper'], ['home', 'accounts', 'mail', 'mail?preset=yandex', 'server', 'backups', 'health', 'account']],
  [['head'], ['signatures', 'programme', 'home']],
  [['curator'], ['', 'programme', 'papers', 'letters', 'erasure', 'documents', 'memory', 'home', 'start']],
  [['viewer'], ['home']],
];

describe("the pages of a school's own server", inBrowser, () => {
  let serving: Serving;
  let browser: Browser;

  beforeAll(async () => {
    const opened = await newServing();
    serving = opened.serving;
    for (const [roles] of PAGES) if (roles.length > 0) sessionOf(serving, ...roles);
    browser = await openBrowser();
    return async () => {
      await browser.close();
      await opened.close();
    };
  });

  test.each(WINDOWS)('keep WCAG 2.2 AA, fit the window and report no errors: %i px, %s', async (width, colorScheme) => {
    for (const [roles, paths] of PAGES) {
      const [name = '', value = ''] = roles.length > 0 ? sessionOf(serving, ...roles).cookie.split('=') : [];
      const cookies = name === '' ? [] : [{ name, value, url: serving.url }];
      const shown = { viewport: { width, height: 800 }, colorScheme, cookies };
      expect(await faultsOf(browser, serving.url, paths, shown), roles.join()).toEqual([]);
    }
  });
});
