import { beforeAll, beforeEach } from 'vitest';
import type { FormResponses } from '../../../functions/gateways/form-responses.ts';
import type { Mail } from '../../../functions/gateways/smtp.ts';
import { erasePerson } from '../../../functions/jobs/erase-person.ts';
import type { School } from '../../../functions/jobs/school.ts';
import { type SyncReport, sync } from '../../../functions/jobs/sync.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { actOn } from '../../../simulation/campaign/user-actions.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from './school-kit.ts';

export const EMAILS = ['anna@example.org', 'boris@example.org', 'vera@example.org', 'galina@example.org'];

/** The days of June on which the tests continue. */
export const LATER = [11, 12, 15, 16, 17, 18, 19];

export const twice = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at);

/** A school whose curator and four teachers have received letters for two weeks. Before each test, it is as on 10 June. */
export class SchoolWithPast {
  workbook!: TestSchool;
  posted: Mail[] = [];
  /** Notice keys of all letters that the school sent. */
  keys: string[] = [];
  now = '';
  first: { readonly posted: readonly Mail[]; readonly keys: readonly string[] } = { posted: [], keys: [] };
  private template!: SchoolTemplate;
  private expected: Promise<readonly string[]> | undefined;

  /** Lives the first two weeks. @returns a function that removes the school */
  async begin(): Promise<() => void> {
    this.template = await buildSchoolTemplate();
    this.workbook = await this.template.open();
    await this.workbook.type(`Настройки!C${(await this.settingRow('curatorEmail')) + 1}`, [['curator@example.org']]);
    await this.workbook.type('Участники!B2:H5', [
      ['Тестовая Анна Ивановна', 'учитель', EMAILS[0] ?? '', null, null, null, '01.06.2026'],
      ['Тестовый Борис', 'учитель', EMAILS[1] ?? '', null, null, null, '01.06.2026'],
      ['Тестовая Вера', 'учитель', EMAILS[2] ?? '', null, null, null, '02.06.2026'],
      ['Тестовая Галина', 'учитель', EMAILS[3] ?? '', null, null, null, '09.06.2026'],
    ]);
    for (const day of [1, 2, 3, 4, 5, 8, 9, 10]) await this.run(day);
    this.template.keep();
    this.first = { posted: [...this.posted], keys: [...this.keys] };
    return () => this.template.remove();
  }

  /** Brings back the state after the first two weeks. */
  async reopen(): Promise<void> {
    this.workbook = await this.template.open();
    this.posted = [...this.first.posted];
    this.keys = [...this.first.keys];
  }

  /** The school. When it sends a letter, we look up the letter's notice keys in the outbox. */
  school(parts: Partial<School> = {}): School {
    const { spreadsheetId, sheets, forms, emulator } = this.workbook;
    return {
      spreadsheetId,
      docsRoot: emulator.url,
      sheets,
      forms,
      mail: {
        send: async (mail) => {
          this.posted.push(mail);
          const rows = parse(await this.workbook.read()).tables.outbox;
          const underWay = rows.flatMap(({ messageId, status, noticeKey }) =>
            noticeKey && messageId === mail.messageId && status === 'sending' ? [noticeKey] : [],
          );
          // Copies of the letter's row have the same key.
          this.keys.push(...new Set(underWay));
          return { outcome: 'sent', detail: '250 OK' };
        },
        close: () => undefined,
      },
      clock: { now: () => new Date(this.now) },
      random: () => 0.5,
      pause: async () => undefined,
      ...parts,
    };
  }

  /** Runs Nastavnik on a day of June, at ten o'clock in Moscow. */
  run(day: number): Promise<SyncReport> {
    this.now = `2026-06-${String(day).padStart(2, '0')}T07:00:00Z`;
    return sync(this.school());
  }

  /** The letters of the following days if nobody changes anything. The days are played once, and then the school is as before each test again. */
  undisturbed(): Promise<readonly string[]> {
    this.expected ??= this.playLater();
    return this.expected;
  }

  private async playLater(): Promise<readonly string[]> {
    for (const day of LATER) await this.run(day);
    const letters = this.keys.slice(this.first.keys.length).sort();
    await this.reopen();
    return letters;
  }

  /** Erases a person who withdrew consent. */
  async erase(code: string, day: number) {
    await this.workbook.type("'Реестр согласий'!B2:F2", [[code, null, 'обработка', 'отозвано', '10.06.2026']]);
    this.now = `2026-06-${day}T07:00:00Z`;
    const responses: FormResponses = { list: async () => [], texts: async () => [], remove: async () => undefined };
    const drafts = { maker: 'local', list: async () => [], text: async () => '' };
    return erasePerson(this.school(), responses, drafts, code);
  }

  async programme() {
    return parse(await this.workbook.read());
  }

  async settingRow(key: string): Promise<number> {
    return (await this.programme()).tables.settings.find((row) => row.key === key)?.at ?? 0;
  }

  /** Lets a person act on a tab. */
  async act(tab: string, how: Parameters<typeof actOn>[2]): Promise<void> {
    await this.workbook.rearrange(...actOn(await this.workbook.read(), tab, how));
  }

  /** The participants' codes by address. */
  async codes() {
    return Object.fromEntries((await this.programme()).tables.people.map(({ email, code }) => [email ?? '', code]));
  }
}

/** Gives a file of tests a school with a past. */
export function schoolWithPast(): SchoolWithPast {
  const past = new SchoolWithPast();
  beforeAll(() => past.begin());
  beforeEach(() => past.reopen());
  return past;
}
