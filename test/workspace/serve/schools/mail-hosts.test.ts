import { beforeAll, describe, expect, test } from 'vitest';
import { type Inbox, startInbox } from '../../../../workspace/inbox/index.ts';
import { movingClock } from '../../../../workspace/moving-clock.ts';
import { publicMailHosts } from '../../../../workspace/serve/mail/allowed-mail-host.ts';
import { newSchools, type SchoolsKit } from './schools-kit.ts';

describe('the mail server of a school on a server of several schools', () => {
  let kit: SchoolsKit;
  /** The mail server of this network that the operator chose. */
  let chosen: Inbox;
  /** Another program on the same computer. */
  let other: Inbox;
  let keeper: { cookie: string };

  beforeAll(async () => {
    const clock = movingClock(new Date());
    chosen = await startInbox({ clock });
    other = await startInbox({ clock });
    kit = await newSchools(['one'], { mailHost: '127.0.0.1', mailPort: chosen.smtpPort, mailSecurity: 'none' });
    keeper = await kit.sessionAt('one', 'keeper');
    return async () => {
      await kit.close();
      await chosen.close();
      await other.close();
    };
  });

  const save = (mailHost: string, mailPort: number) =>
    kit.at('one', '/mail/settings', {
      method: 'POST',
      headers: keeper,
      body: new URLSearchParams({ mailHost, mailPort: String(mailPort), mailSecurity: 'none', mailUser: '' }),
    });

  test.each([
    '127.0.0.1',
    'localhost',
    '10.1.2.3',
    '192.168.0.1',
    '169.254.169.254',
    '::1',
    '::ffff:127.0.0.1',
    '0.0.0.0',
  ])('a keeper cannot choose %s inside the network', async (host) => {
    const { status, text } = await save(host, 25);
    expect([status, text.includes('во внутренней сети')]).toEqual([422, true]);
  });

  test('a keeper cannot choose another port', async () => {
    expect((await save('127.0.0.1', other.smtpPort)).text).toContain('не почтовый');
    expect((await save('93.184.216.34', 22)).text).toContain('не почтовый');
  });

  test('settings of an imported school are checked again before each connection', async () => {
    await kit.inside('one', async (school) => {
      await school.change({ mailHost: '127.0.0.1', mailPort: other.smtpPort, mailSecurity: 'none' });
    });
    const sent = await kit.at('one', '/mail/test', { method: 'POST', headers: keeper });
    expect(sent.text).toContain('не почтовый');
    expect(other.messages()).toEqual([]);
  });

  test('a keeper may choose the mail server that the operator chose', async () => {
    expect((await save('127.0.0.1', chosen.smtpPort)).text).toContain('Сохранено');
    const sent = await kit.at('one', '/mail/test', { method: 'POST', headers: keeper });
    expect(sent.text).toContain('Сервер принял письмо');
    expect(chosen.messages().map(({ to }) => to)).toEqual(['keeper@example.org']);
  });
});

test('the public address of the server itself is refused, however it is written', async () => {
  const check = publicMailHosts({ mailHost: '', mailPort: 465 }, () => ['2a00:1450::5', '93.184.216.34']);
  for (const host of ['2a00:1450::5', '2A00:1450:0:0::0005', '93.184.216.34']) {
    await expect(check({ host, port: 25 }), host).rejects.toThrow('во внутренней сети');
  }
  expect(await check({ host: '2a00:1450::6', port: 25 })).toMatchObject({ host: '2a00:1450::6' });
});

test('a public mail server is allowed', async () => {
  const check = publicMailHosts({ mailHost: '', mailPort: 465 });
  const settings = { host: '93.184.216.34', port: 465, secure: true };
  expect(await check(settings)).toEqual(settings);
});
