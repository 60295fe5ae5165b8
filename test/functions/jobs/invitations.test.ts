import { simpleParser } from 'mailparser';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Inbox, startInbox } from '../../../workspace/inbox/index.ts';
import { CalendarClient } from './calendar-client.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from './school-kit.ts';
import { syncBySmtp } from './sync-by-smtp.ts';

let template: SchoolTemplate;
let workbook: TestSchool;
let inbox: Inbox;
let now = '';
let seen = 0;
let calendar: CalendarClient;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  return () => template.remove();
});
beforeEach(async () => {
  workbook = await template.open();
  inbox = await startInbox({ clock: { now: () => new Date(now) } });
  calendar = new CalendarClient();
  seen = 0;
  await workbook.type('Участники!B2:H2', [
    ['Тестовая Анна Ивановна', 'учитель', 'anna@example.org', null, null, null, '12.05.2026'],
  ]);
  // At night no letter goes out, but Anna gets a code.
  await run('2026-05-20T20:00:00Z');
  await workbook.type('Реестр согласий!B2:J2', [
    ['К-01', null, 'обработка', 'дано', '20.05.2026', null, null, null, null],
  ]);
  await workbook.type('Реестр согласий!L2', [['папка 1, лист 1']]);
  return () => inbox.close();
});

/** Runs the programme at a moment. Anna's calendar program reads the new letters. */
async function run(moment: string): Promise<readonly string[]> {
  now = moment;
  await syncBySmtp(workbook, inbox.smtpPort, now);
  const fresh = inbox
    .messages()
    .slice(seen)
    .filter(({ to }) => to === 'anna@example.org');
  seen = inbox.messages().length;
  for (const { raw } of fresh) await calendar.take(raw);
  return fresh.map(({ subject }) => subject);
}

const interview = (date: string | null, time: string, place: string) =>
  workbook.type('Собеседования!A2:F2', [['К-01', null, null, date, time, place]]);
const lastRaw = () => inbox.messages().findLast(({ to }) => to === 'anna@example.org')?.raw ?? '';

describe('a meeting in the calendar of an invited person', () => {
  it('is on its day and hour in the school’s time zone', async () => {
    await interview('20.08.2026', '14:30', 'кабинет 12');
    await run('2026-08-18T06:00:00Z');
    expect(calendar.shows).toEqual([
      {
        summary: 'Собеседование: программа наставничества',
        start: '2026-08-20T14:30',
        minutes: 20,
        place: 'кабинет 12',
        sequence: 0,
        timeZone: 'Europe/Moscow',
      },
    ]);
    const { attachments } = await simpleParser(lastRaw());
    const file = (
      attachments.find(({ filename }) => filename === 'invite.ics')?.content.toString('utf8') ?? ''
    ).replaceAll('\r\n ', '');
    expect(file).toContain('BEGIN:VTIMEZONE');
    expect(file).toMatch(/^DTSTAMP:20260818T060000Z\r$/m);
    expect(file).toMatch(/ATTENDEE[^:]*:MAILTO:anna@example\.org/i);
    expect(lastRaw()).toMatch(/Content-Type: text\/calendar;[^\n]*method=REQUEST/i);
  });

  it('moves with the meeting, disappears with it, and comes back as one entry', async () => {
    await interview('20.08.2026', '14:30', 'кабинет 12');
    await run('2026-08-18T06:00:00Z');
    const [uid] = calendar.uids;

    await interview('21.08.2026', '10:00', 'кабинет 12');
    expect(await run('2026-08-18T11:00:00Z')).toEqual(['Перенос: Собеседование: программа наставничества, 21 августа']);
    expect(calendar.shows).toMatchObject([{ start: '2026-08-21T10:00', sequence: 1 }]);

    await interview('21.08.2026', '10:00', 'актовый зал');
    expect(await run('2026-08-18T12:00:00Z')).toEqual([
      'Изменение: Собеседование: программа наставничества, 21 августа',
    ]);
    expect(calendar.shows).toMatchObject([{ place: 'актовый зал', sequence: 2 }]);

    await workbook.type('Собеседования!D2', [['']]);
    expect(await run('2026-08-18T13:00:00Z')).toEqual(['Отмена: Собеседование: программа наставничества, 21 августа']);
    expect(calendar.shows).toEqual([]);
    expect(lastRaw()).toMatch(/method=CANCEL/i);

    await interview('24.08.2026', '09:00', 'актовый зал');
    await run('2026-08-19T06:00:00Z');
    expect(calendar.shows).toMatchObject([{ start: '2026-08-24T09:00', sequence: 4 }]);
    expect(calendar.uids).toEqual([uid]);
  });

  it('is not announced twice, and a change that was undone in time is not announced', async () => {
    await interview('20.08.2026', '14:30', 'кабинет 12');
    await run('2026-08-18T06:00:00Z');
    await interview('21.08.2026', '14:30', 'кабинет 12');
    // At night no letter goes out, and in the morning the meeting has its old time again.
    expect(await run('2026-08-18T20:00:00Z')).toEqual([]);
    await interview('20.08.2026', '14:30', 'кабинет 12');
    expect((await run('2026-08-19T06:00:00Z')).filter((subject) => /Перенос|Изменение/.test(subject))).toEqual([]);
    expect(calendar.shows).toMatchObject([{ start: '2026-08-20T14:30', sequence: 0 }]);
    // The curator enters the outcome on the day itself. A meeting that took place is not cancelled.
    await workbook.type('Собеседования!H2', [['допущен']]);
    expect((await run('2026-08-20T12:00:00Z')).filter((subject) => /Отмена/.test(subject))).toEqual([]);
  });
});

describe('every letter to a participant', () => {
  it('has the link that stops the reminders, in its header and below its text, and the link works', async () => {
    await run('2026-06-01T07:00:00Z');
    const { headers, text = '', html } = await simpleParser(lastRaw());
    const link = /Не присылать мне напоминания:\s*(\S+)/.exec(text)?.[1] ?? '';
    expect(JSON.stringify(headers.get('list'))).toContain(JSON.stringify(link).slice(1, -1));
    expect(html).toContain('Не присылать мне напоминания');

    // The link opens a page with all answers filled in. The person only has to send it.
    const page = await fetch(link);
    expect(page.status).toBe(200);
    const filled = new URLSearchParams([...new URL(link).searchParams].filter(([name]) => name.startsWith('entry.')));
    const answer = await fetch(link.replace(/viewform.*$/, 'formResponse'), { method: 'POST', body: filled });
    expect(answer.ok).toBe(true);

    // The questionnaire was requested on the first day. No reminder follows one or two weeks later.
    expect(await run('2026-06-08T07:00:00Z')).toEqual([]);
    expect(await run('2026-06-15T07:00:00Z')).toEqual([]);
  });

  it('is followed by a reminder of the questionnaire a week later, unless the person opted out', async () => {
    await run('2026-06-01T07:00:00Z');
    expect(await run('2026-06-08T07:00:00Z')).toEqual(['Напоминание: анкета участника (5 минут)']);
  });
});
