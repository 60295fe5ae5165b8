import type { Page } from 'playwright-core';
import { emptySchool, exampleOn, staffList } from './schools.ts';

/** A picture of a page. */
export interface Picture {
  /** The file's name without the ending. */
  readonly name: string;
  readonly height: number;
  /** Opens the page and does what the picture shows. */
  readonly show: (page: Page, url: string) => Promise<unknown>;
}

/** Pictures of one school, one after another. */
export interface Series {
  readonly open: typeof emptySchool;
  readonly pictures: readonly Picture[];
}

const opening = (path: string) => (page: Page, url: string) => page.goto(`${url}${path}`);

/** What a curator enters first. */
const FACTS = {
  schoolShort: 'МБОУ «Заречная ООШ»',
  headName: 'Данилов Иван Константинович',
  headEmail: 'head@example.org',
  curatorName: 'Климова Ирина Алексеевна',
  curatorEmail: 'curator@example.org',
};

async function pasteStaff(page: Page, url: string): Promise<void> {
  await page.goto(`${url}people`);
  await page.locator('textarea').fill(staffList());
  await page.getByRole('button', { name: 'Показать' }).first().click();
  await page.waitForURL(/preview/);
}

async function fillStart(page: Page, url: string): Promise<void> {
  await page.goto(`${url}start`);
  for (const [key, text] of Object.entries(FACTS)) await page.locator(`[name="${key}"]`).fill(text);
}

async function openTab(page: Page, url: string, title: string): Promise<void> {
  await page.goto(`${url}workbook`);
  await page.locator('.tabs-menu a').getByText(title, { exact: true }).click();
  await page.locator('.tabulator-cell').first().waitFor();
}

/** All pictures of the documentation. The order matters: the pictures of an empty school also fill it. */
export const SERIES: readonly Series[] = [
  {
    open: emptySchool,
    pictures: [
      { name: 'first-steps', height: 440, show: opening('') },
      { name: 'school', height: 900, show: fillStart },
      { name: 'people', height: 760, show: pasteStaff },
    ],
  },
  {
    open: () => exampleOn('2026-06-02', false),
    pictures: [{ name: 'requests', height: 700, show: opening('lists/requests') }],
  },
  {
    open: () => exampleOn('2026-09-14', false),
    pictures: [
      { name: 'today', height: 700, show: opening('') },
      { name: 'pairs', height: 760, show: opening('pairs') },
    ],
  },
  {
    open: () => exampleOn('2026-09-17', false),
    pictures: [{ name: 'papers', height: 480, show: opening('papers') }],
  },
  {
    open: () => exampleOn('2026-11-16', true),
    pictures: [
      { name: 'demonstration', height: 760, show: opening('') },
      { name: 'programme', height: 900, show: opening('programme') },
      { name: 'workbook', height: 800, show: (page, url) => openTab(page, url, 'Участники') },
    ],
  },
];
