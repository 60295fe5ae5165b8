import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unsubscribeKey } from '../../../functions/jobs/unsubscribe.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { type Mailbox, openMailbox } from './mail-kit.ts';
import { ask, type Got, newServing, sessionOf } from './serving-kit.ts';

let serving: Serving;
let data: string;
let keeper: { cookie: string };
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  const opened = await newServing();
  ({ serving, data } = opened);
  await serving.school.change({ publicUrl: 'https://one.school5.example/' });
  keeper = sessionOf(serving, 'keeper');
  return async () => {
    await opened.close();
    await mailbox.close();
  };
});

beforeEach(() => {
  mailbox.refusal = undefined;
});

const post = (path: string, fields: Record<string, string> = {}): Promise<Got> =>
  ask(serving.url, path, { method: 'POST', headers: keeper, body: new URLSearchParams(fields) });

const relay = (more: Record<string, string> = {}) => ({
  mailHost: '127.0.0.1',
  mailPort: String(mailbox.port),
  mailSecurity: 'none',
  mailUser: '',
  ...more,
});

describe('the outgoing mail of a real school', () => {
  test('a preset fills in the provider’s server; nothing is sent before it is saved', async () => {
    const { text } = await ask(serving.url, '/mail?preset=yandex', { headers: keeper });
    expect(text).toContain('value="smtp.yandex.ru"');
    expect(text).toContain('value="465"');
    expect(serving.school.mailServer.isKnown).toBe(false);
  });

  test('a password goes nowhere without encryption', async () => {
    const { text } = await post('/mail/settings', relay({ mailUser: 'school@example.org', mailPassword: 'Тайна 5' }));
    expect(text).toContain('Без шифрования пароль увидит вся сеть');
    // What was typed stays in the form, except for the password.
    expect(text).toContain('value="school@example.org"');
    expect(text).not.toContain('Тайна 5');
    await post(
      '/mail/settings',
      relay({ mailSecurity: 'starttls', mailUser: 'school@example.org', mailPassword: 'Тайна 5' }),
    );
    const tried = await post('/mail/test');
    expect(tried.text).toContain('Не отправлено');
    expect(mailbox.arrived).toHaveLength(0);
  });

  test('the password is in a file for this user only, and on no page', async () => {
    const path = join(data, 'mail-password');
    expect(await readFile(path, 'utf8')).toBe('Тайна 5\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const { text } = await ask(serving.url, '/mail', { headers: keeper });
    expect(text).toContain('Пароль сохранён и больше не показывается');
    expect(text).not.toContain('Тайна');
    expect(await readFile(join(data, 'nastavnik.toml'), 'utf8')).not.toContain('Тайна');
    // We must not send the password to another server.
    await post('/mail/settings', relay());
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });

  test('the test letter shows the server’s reply and its meaning, also for a refusal', async () => {
    const taken = await post('/mail/test');
    expect(taken.text).toContain('Сервер принял письмо');
    expect(taken.text).toContain('добавить запись TXT _dmarc.one.school5.example: v=DMARC1; p=none');
    expect(mailbox.arrived.at(-1)?.subject).toBe('Проверка почты');
    expect(mailbox.arrived.at(-1)?.text).toContain('https://one.school5.example/');
    mailbox.refusal = Object.assign(new Error('5.7.1 Sender rejected: not owned by user'), { responseCode: 553 });
    const refused = await post('/mail/test');
    expect(refused.text).toContain('Sender rejected: not owned by user');
    expect(refused.text).toContain('Не отправлено');
  });

  test('a personal link in a letter follows the public address, also after it changes', async () => {
    const { school, spreadsheetId } = serving.school.workspace;
    expect(school.docsRoot).toBe('https://one.school5.example/');
    await serving.school.change({ publicUrl: 'https://two.school5.example/' });
    expect(school.docsRoot).toBe('https://two.school5.example/');
    const link = school.unsubscribeLink?.('К-01', '0'.repeat(20)) ?? '';
    expect(link).toContain('https://two.school5.example/unsubscribe?');

    const { secret } = await readWorkbook(school.sheets, spreadsheetId);
    const right = new URL(school.unsubscribeLink?.('К-01', unsubscribeKey(secret, 'К-01')) ?? '');
    const path = right.pathname + right.search;
    expect((await ask(serving.url, path)).text).toContain('Отключить напоминания?');
    const wishes = async () => parse(await readWorkbook(school.sheets, spreadsheetId)).answers.reminders.length;
    expect(await wishes()).toBe(0);
    // A mail program sends this request from its own servers (RFC 8058), without a page of ours.
    const oneClick = { origin: '', 'content-type': 'application/x-www-form-urlencoded' };
    const done = await ask(serving.url, path, {
      method: 'POST',
      headers: oneClick,
      body: 'List-Unsubscribe=One-Click',
    });
    expect([done.status, await wishes()]).toEqual([200, 1]);
    expect((await ask(serving.url, path.replace(/key=.*/, `key=${'0'.repeat(20)}`))).status).toBe(404);
  });
});
