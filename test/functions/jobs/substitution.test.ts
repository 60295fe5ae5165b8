import { simpleParser } from 'mailparser';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enterSettings } from '../../../functions/jobs/enter-settings.ts';
import { type Inbox, startInbox } from '../../../workspace/inbox/index.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from './school-kit.ts';
import { syncBySmtp } from './sync-by-smtp.ts';

let template: SchoolTemplate;
let workbook: TestSchool;
let inbox: Inbox;
let now = '';
let seen = 0;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  return () => template.remove();
});
beforeEach(async () => {
  workbook = await template.open();
  inbox = await startInbox({ clock: { now: () => new Date(now) } });
  seen = 0;
  const { sheets, spreadsheetId } = workbook;
  await enterSettings(
    { sheets, spreadsheetId, random: () => 0.5, pause: async () => undefined },
    { schoolShort: 'Школа № 5', curatorName: 'Кураторова Ольга Петровна', curatorEmail: 'curator@example.org' },
  );
  await workbook.type('Участники!B2:H2', [
    ['Тестовая Анна Ивановна', 'учитель', 'anna@example.org', null, null, null, '01.06.2026'],
  ]);
  return () => inbox.close();
});

/** Runs the programme at ten in the morning of a day, and returns the new letters. */
async function run(day: string) {
  now = `${day}T07:00:00Z`;
  await syncBySmtp(workbook, inbox.smtpPort, now);
  const fresh = inbox.messages().slice(seen);
  seen = inbox.messages().length;
  return Promise.all(fresh.map(async ({ to, subject, raw }) => ({ to, subject, parsed: await simpleParser(raw) })));
}

const toCurators = (letters: Awaited<ReturnType<typeof run>>) => letters.filter(({ to }) => to !== 'anna@example.org');

/** Vera stands in for the first curator from 2 to 4 June. */
const standIn = (from = '02.06.2026', until: string | null = '04.06.2026') =>
  workbook.type('Кураторы!B2:G2', [['Замещаева Вера Ивановна', 'vera@example.org', 'кабинет 3', 'КР-1', from, until]]);

describe('a substitute of the first curator', () => {
  it('gets the curator’s letters on the days of the substitution only, and every letter goes once', async () => {
    await standIn();
    const days = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05', '2026-06-08'];
    const all: { day: string; to: string; id: string; subject: string }[] = [];
    for (const day of days) {
      for (const { to, subject, parsed } of toCurators(await run(day))) {
        all.push({ day, to, subject, id: parsed.messageId ?? '' });
      }
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const addressOn = (day: string) => [...new Set(all.filter((one) => one.day === day).map(({ to }) => to))];
    expect(days.map(addressOn)).toEqual([
      ['curator@example.org'],
      ['vera@example.org'],
      ['vera@example.org'],
      ['vera@example.org'],
      ['curator@example.org'],
      ['curator@example.org'],
    ]);
    expect(all.filter(({ subject }) => subject.includes('Вы замещаете куратора')).map(({ day }) => day)).toEqual([
      '2026-06-02',
    ]);
    expect(all.filter(({ subject }) => subject.includes('Замещение закончилось')).map(({ day }) => day)).toEqual([
      '2026-06-05',
    ]);
  });

  it('is named in the letters to participants, and gets their answers', async () => {
    await standIn('01.06.2026');
    const [letter] = (await run('2026-06-01')).filter(({ to }) => to === 'anna@example.org');
    expect(letter?.parsed.text).toContain(
      'Куратора программы (Кураторова Ольга Петровна) по 04.06.2026 замещает Замещаева Вера Ивановна, кабинет 3',
    );
    expect(letter?.parsed.replyTo?.value.map(({ address }) => address)).toEqual(['vera@example.org']);
  });

  it('stands on «Сегодня» and «Кураторы» while it lasts', async () => {
    await standIn('01.06.2026');
    await run('2026-06-01');
    const { read } = workbook;
    const tab = (await read()).tabs.get('today');
    const texts = (tab?.cells ?? []).map((row) => row.join(' | ')).join('\n');
    expect(texts).toContain('КР-2 Замещаева Вера Ивановна замещает куратора КР-1 (Кураторова Ольга Петровна)');
    const states = (await read()).tabs.get('curators')?.cells[1] ?? [];
    expect(states).toContain('замещает куратора КР-1 (Кураторова Ольга Петровна)');
  });

  it('who gets other days gets a letter about them, and nothing that was sent already', async () => {
    await standIn('02.06.2026', '03.06.2026');
    const before = toCurators(await run('2026-06-02')).map(({ parsed }) => parsed.messageId);
    await standIn('02.06.2026', '05.06.2026');
    const after = toCurators(await run('2026-06-03'));
    expect(after.some(({ parsed }) => parsed.text?.includes('с 02.06.2026 по 05.06.2026'))).toBe(true);
    expect(after.filter(({ parsed }) => before.includes(parsed.messageId))).toEqual([]);
  });
});

describe('a workbook from before «Кураторы» and «Версии анкет»', () => {
  it('gets its letters as before', async () => {
    const { tabs } = await workbook.read();
    for (const name of ['curators', 'instruments'] as const) {
      await workbook.rearrange({ deleteSheet: { sheetId: tabs.get(name)?.sheetId ?? -1 } });
    }
    expect((await run('2026-06-01')).map(({ to }) => to).sort()).toEqual(['anna@example.org', 'curator@example.org']);
    expect((await run('2026-06-01')).map(({ to }) => to)).toEqual([]);
  });
});
