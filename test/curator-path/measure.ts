import { parse } from '../../functions/workbook/parse.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { momentOf } from '../../simulation/school-day.ts';
import { movingClock } from '../../workspace/moving-clock.ts';
import { openWorkspace } from '../../workspace/workspace.ts';
import { openBrowser } from '../browser.ts';
import { Colleagues } from './colleagues.ts';
import { FIRST_DAY, walk } from './path.ts';
import { type Effort, minutesOf, Person } from './person.ts';

/** The effort of the curator's whole path, and its results. */
export interface Measured extends Effort {
  readonly minutes: number;
  readonly steps: readonly (Effort & { readonly title: string; readonly minutes: number })[];
  /** Pairs that work at the end, and people in «Участники». */
  readonly activePairs: number;
  readonly people: number;
  /** The text of the order that is printed at the end. */
  readonly order: string;
}

/**
 * Plays the curator's whole path in a school with this number of people, in the machine's Chromium.
 * @param timeout - milliseconds to wait for a page or a button; 0 waits for ever
 */
export async function measure(people: number, timeout = 0): Promise<Measured> {
  const workspace = await openWorkspace({
    port: 0,
    secret: undefined,
    transport: 'direct',
    clock: movingClock(momentOf(FIRST_DAY, '09:00')),
    seed: 5,
    programYear: Number(FIRST_DAY.slice(0, 4)),
    title: 'Школа для проверки',
    progress: () => undefined,
  });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ locale: 'ru-RU', viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(timeout);
    const person = new Person(page);
    const colleagues = await Colleagues.meet(workspace, people, FIRST_DAY);
    await walk(person, workspace, colleagues);
    const { tables } = parse(await readWorkbook(workspace.school.sheets, workspace.spreadsheetId));
    return {
      ...person.total,
      minutes: minutesOf(person.total),
      steps: person.steps.map(({ title, effort }) => ({ title, ...effort, minutes: minutesOf(effort) })),
      activePairs: tables.pairs.filter(({ status }) => status === 'active').length,
      people: tables.people.length,
      order: (await page.textContent('body')) ?? '',
    };
  } finally {
    await browser.close();
    await workspace.close();
  }
}
