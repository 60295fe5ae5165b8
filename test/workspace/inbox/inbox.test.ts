import { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import { beforeEach, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { type Inbox, startInbox } from '../../../workspace/inbox/index.ts';

const clock = { now: () => new Date('2026-09-01T09:00:00Z') };
let inbox: Inbox;
let emulator: Emulator;

beforeEach(async () => {
  inbox = await startInbox({ clock });
  emulator = await createEmulator({ routes: inbox.routes });
  inbox.keepIn(emulator.store);
  return async () => {
    await inbox.close();
    await emulator.close();
  };
});

function send(to: string, subject: string, more: object = {}) {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: inbox.smtpPort, ignoreTLS: true });
  return transport.sendMail({ from: 'school@example.org', to, subject, text: `Здравствуйте!\n${subject}`, ...more });
}
const page = async (path: string): Promise<string> => (await fetch(`${emulator.url}${path}`)).text();

test('a letter is read as it was sent: Russian subject, text, html, attachments, its Message-ID', async () => {
  await send('anna@example.org', 'Приглашение к наставничеству', {
    messageId: '<invitation.2026@school.example.org>',
    html: '<p>Здравствуйте!</p>',
    attachments: [{ filename: 'встреча.ics', content: 'BEGIN:VCALENDAR' }],
  });
  expect(await (await fetch(`${emulator.url}inbox/messages`)).json()).toEqual([
    {
      to: 'anna@example.org',
      subject: 'Приглашение к наставничеству',
      messageId: '<invitation.2026@school.example.org>',
      date: '2026-09-01T09:00:00.000Z',
      text: expect.stringContaining('Здравствуйте!'),
      html: expect.stringContaining('<p>Здравствуйте!</p>'),
      attachments: ['встреча.ics'],
    },
  ]);
  expect(await page('inbox/1/raw')).toContain('Message-ID: <invitation.2026@school.example.org>');
});

test('the pages show times in the zone of the school', async () => {
  const pages = { school: async () => ({ kinds: new Map(), timeZone: 'Asia/Yekaterinburg' }) };
  const eastern = await startInbox({ clock, pages });
  const school = await createEmulator({ routes: eastern.routes });
  eastern.keepIn(school.store);
  inbox = { ...inbox, smtpPort: eastern.smtpPort };
  await send('anna@example.org', 'Приглашение');
  for (const path of ['inbox', 'inbox/1'])
    expect(await (await fetch(`${school.url}${path}`)).text()).toContain('14:00');
  await eastern.close();
  await school.close();
});

test('letters that arrive at once are all stored, each with its own number', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, index) => send(`t${index}@example.org`, `Письмо ${index}`)));
  const numbers = inbox.messages().map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  expect(emulator.store.list('mail').size).toBe(12);
});

test('a refused address gets 550 and no letter; others get theirs; later it is accepted again', async () => {
  inbox.refuse((address) => address === 'boris@example.org');
  await expect(send('boris@example.org', 'Нет')).rejects.toMatchObject({ responseCode: 550 });
  await send('anna@example.org', 'Да');
  inbox.refuse(() => false);
  await send('boris@example.org', 'Теперь да');
  expect(inbox.messages().map(({ to }) => to)).toEqual(['anna@example.org', 'boris@example.org']);
});

test('a letter over the announced size gets 552, with or without a declared size, and is not stored', async () => {
  const large = 'x'.repeat(11 * 1024 * 1024);
  const refused = { responseCode: 552 };
  await expect(send('anna@example.org', 'Велико', { attachments: [{ content: large }] })).rejects.toMatchObject(
    refused,
  );
  const unsaid = Readable.from([
    'Subject: x\r\n\r\n',
    ...Array.from({ length: 11 * 1024 }, () => `${'x'.repeat(1022)}\r\n`),
  ]);
  await expect(send('anna@example.org', 'Велико', { raw: unsaid })).rejects.toMatchObject(refused);
  await send('anna@example.org', 'Письмо');
  expect(inbox.messages().map(({ subject }) => subject)).toEqual(['Письмо']);
});

const nested = Array.from(
  { length: 5_000 },
  (_, depth) => `--b${depth}\r\nContent-Type: multipart/mixed; boundary=b${depth + 1}\r\n\r\n`,
);
const flat = Array.from({ length: 50_000 }, () => '--b0\r\nContent-Type: text/plain\r\n\r\nx\r\n');
const MULTIPART = 'Content-Type: multipart/mixed; boundary=b0\r\n\r\n';

test.each([
  ['headers without end', 'X: y\r\n'.repeat(100_000)],
  ['a header without end', `X: ${'y'.repeat(3_000_000)}\r\n\r\n`],
  ['parts within parts', MULTIPART + nested.join('')],
  ['parts beside parts', MULTIPART + flat.join('')],
])('a letter of %s is refused for good: it does not come again', async (_, raw) => {
  await expect(send('anna@example.org', '', { raw })).rejects.toMatchObject({ responseCode: 554 });
  expect(inbox.messages()).toEqual([]);
});

test('the list shows the newest first, and finds words anywhere, a part of the address, and what nobody has read', async () => {
  await send('anna@example.org', 'Первое', { text: 'Собрание в актовом зале' });
  await send('boris@example.org', 'Второе', { text: 'Ещё письмо' });
  const all = await page('inbox');
  expect(all.indexOf('Второе')).toBeLessThan(all.indexOf('Первое'));
  expect(all).toContain('Писем: 2');
  expect(await page('inbox?to=ANNA')).not.toContain('Второе');
  const found = await page(`inbox?q=${encodeURIComponent('АКТОВОМ собрание')}`);
  expect([found.includes('Первое'), found.includes('Второе')]).toEqual([true, false]);
  expect(await page(`inbox?q=${encodeURIComponent('еще')}`)).toContain('Второе');
  await page('inbox/1');
  const unread = await page('inbox?unread=1');
  expect([unread.includes('Первое'), unread.includes('Второе')]).toEqual([false, true]);
  expect(await page(`inbox?kind=${encodeURIComponent('Ваша пара')}`)).toContain('Таких писем нет');
});

test('a letter is shown in a frame, as text and as it was sent', async () => {
  await send('anna@example.org', 'Тема', { html: '<head></head><p style="color:red">Слова</p>', text: 'Слова текста' });
  expect(await page('inbox/1?view=phone')).toContain('class="mail phone"');
  expect(await page('inbox/1?view=text')).toContain('Слова текста');
  expect(await page('inbox/1?view=raw')).toContain('Content-Type: multipart/alternative');
  const frame = await fetch(`${emulator.url}inbox/1/letter`);
  expect(await frame.text()).toContain('<p style="color:red">Слова</p>');
  expect(frame.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'self'; sandbox/);
});

test('a letter cannot run anything and its text is escaped', async () => {
  await send('anna@example.org', '<b>Тема</b>', { html: '<p>x</p><script>alert(1)</script>', text: '<i>текст</i>' });
  const answer = await fetch(`${emulator.url}inbox/1`);
  const html = await answer.text();
  expect(html).toMatch(/<iframe[^>]* sandbox="(?![^"]*allow-scripts)/);
  expect(html).not.toContain('<b>Тема</b>');
  expect(html).not.toContain('<i>текст</i>');
  expect(html).not.toContain('<script>');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('letters stay when the inbox is started again, and the numbers go on', async () => {
  await send('anna@example.org', 'До перезапуска');
  await inbox.close();
  inbox = await startInbox({ clock });
  inbox.keepIn(emulator.store);
  await send('anna@example.org', 'После');
  expect(inbox.messages().map(({ number, subject }) => [number, subject])).toEqual([
    [1, 'До перезапуска'],
    [2, 'После'],
  ]);
});

test('an unknown letter is a plain 404', async () => {
  const answer = await fetch(`${emulator.url}inbox/7`);
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('Такого письма нет')]);
});
