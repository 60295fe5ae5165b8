import { type Browser, chromium } from 'playwright-core';
import { needs } from './needs.ts';

/** The tag of tests that open a page in a browser. */
export const inBrowser = { tags: 'Chromium' };

/** Opens the machine's Chromium without time limits, because Vitest stops a test that hangs. */
export const openBrowser = (...args: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: needs.Chromium ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...args],
    timeout: 0,
  });
