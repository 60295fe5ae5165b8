import type { Locator, Page } from 'playwright-core';

/** The effort of a person for some work. */
export interface Effort {
  readonly clicks: number;
  /** Typed characters and pressed keys. */
  readonly keys: number;
  readonly pages: number;
  readonly choices: number;
  /** Codes of participants or pairs that were typed by hand. */
  readonly typedCodes: number;
  readonly typedDates: number;
}

/** A keystroke model: the seconds for a click, a character, a choice from a list, and for orientation on a new page. */
const SECONDS = { clicks: 2.1, keys: 0.28, choices: 3, pages: 1.5 } as const;

/** The minutes of an effort by the keystroke model. */
export function minutesOf({ clicks, keys, choices, pages }: Effort): number {
  const seconds = clicks * SECONDS.clicks + keys * SECONDS.keys + choices * SECONDS.choices + pages * SECONDS.pages;
  return Math.round(seconds / 6) / 10;
}

const NOTHING: Effort = { clicks: 0, keys: 0, pages: 0, choices: 0, typedCodes: 0, typedDates: 0 };

const combined = (a: Effort, b: Effort, of: (a: number, b: number) => number): Effort => ({
  clicks: of(a.clicks, b.clicks),
  keys: of(a.keys, b.keys),
  pages: of(a.pages, b.pages),
  choices: of(a.choices, b.choices),
  typedCodes: of(a.typedCodes, b.typedCodes),
  typedDates: of(a.typedDates, b.typedDates),
});

/** A person at a browser. Counts everything that they do, and acts only on visible elements. */
export class Person {
  readonly page: Page;
  private effort: Effort = NOTHING;
  /** The efforts of the steps so far, by title. */
  readonly steps: { readonly title: string; readonly effort: Effort }[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.add({ pages: 1 });
    });
  }

  private add(more: Partial<Effort>): void {
    this.effort = combined(this.effort, { ...NOTHING, ...more }, (before, added) => before + added);
  }

  /** Performs a step and records its effort. */
  async step(title: string, work: () => Promise<void>): Promise<void> {
    const before = this.effort;
    await work();
    this.steps.push({ title, effort: combined(this.effort, before, (now, then) => now - then) });
  }

  get total(): Effort {
    return this.effort;
  }

  /** Opens a page by its address, as from a bookmark. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async click(target: Locator): Promise<void> {
    this.add({ clicks: 1 });
    await target.click();
  }

  /** Clicks something that leads to another page. */
  async follow(target: Locator): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.click(target)]);
  }

  /** Clicks into a field and types. */
  async type(target: Locator, text: string): Promise<void> {
    this.add({ clicks: 1 });
    await target.click();
    await this.keep(target, text);
  }

  /** Goes on to the next field with the Tab key and types. */
  async typeNext(target: Locator, text: string): Promise<void> {
    this.add({ keys: 1 });
    await target.focus();
    await this.keep(target, text);
  }

  private async keep(target: Locator, text: string): Promise<void> {
    const isDate = (await target.getAttribute('type')) === 'date';
    this.add({
      keys: text.length,
      typedCodes: /[КП]-\d{2}/u.test(text) ? 1 : 0,
      typedDates: isDate || /^\d{2}\.\d{2}\.\d{4}$/.test(text) ? 1 : 0,
    });
    await target.fill(text);
  }

  /** Pastes what was copied in a spreadsheet program, and waits for the page that follows. */
  async paste(target: Locator, text: string): Promise<void> {
    this.add({ clicks: 1, keys: 2 });
    await target.click();
    const loaded = this.page.waitForEvent('load');
    await target.fill(text);
    await target.dispatchEvent('paste');
    await loaded;
  }

  async choose(target: Locator, label: string): Promise<void> {
    this.add({ clicks: 1, choices: 1 });
    await target.selectOption({ label });
  }
}
