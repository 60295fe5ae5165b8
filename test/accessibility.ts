import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions } from 'playwright-core';

/** The viewport widths and colour schemes in which pages are checked: a light desktop and a dark phone. */
export const WINDOWS = [
  [1280, 'light'],
  [360, 'dark'],
] as const;

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Shown extends BrowserContextOptions {
  /** The cookies of a person who is logged in. */
  readonly cookies?: readonly { readonly name: string; readonly value: string; readonly url: string }[];
  /** By the path of a page: a selector that the page contains once it is complete. */
  readonly complete?: Readonly<Record<string, string>>;
}

/**
 * Opens pages in a new window.
 * @param root - the root address of the pages, with a closing slash
 * @returns the violations of WCAG 2.2 AA, content wider than the window, and console errors, each with its page
 */
export async function faultsOf(
  browser: Browser,
  root: string,
  paths: readonly string[],
  { cookies = [], complete = {}, ...options }: Shown,
): Promise<readonly string[]> {
  const page = await browser.newPage({ ...options, bypassCSP: true });
  page.setDefaultTimeout(0);
  await page.context().addCookies(cookies.map((each) => ({ ...each })));
  const faults: string[] = [];
  for (const path of paths) {
    const note = (what: string) => faults.push(`${path}: ${what}`);
    const listen = (message: { type: () => string; text: () => string }) =>
      message.type() === 'error' && note(message.text());
    page.on('console', listen);
    const answer = await page.goto(`${root}${path}`);
    if (answer?.status() !== 200) note(`status ${answer?.status()}`);
    if (complete[path]) await page.locator(complete[path]).first().waitFor();
    await page.addScriptTag({ content: await axe });
    const violations = await page.evaluate<readonly string[]>(
      `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    );
    violations.forEach(note);
    if (!(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))) note('wider than the window');
    page.off('console', listen);
  }
  await page.close();
  return faults;
}
