import { beforeAll, describe, expect, test } from 'vitest';
import type { Mail, SmtpSettings } from '../../../functions/gateways/smtp.ts';
import { type Inbox, startInbox } from '../../../workspace/inbox/index.ts';
import { movingClock } from '../../../workspace/moving-clock.ts';
import { SchoolMailServer } from '../../../workspace/serve/mail/school-mail-server.ts';

const mailTo = (address: string): Mail => ({
  messageId: `<${address}>`,
  from: { name: 'Школа', address: 'school@example.org' },
  to: { name: '', address },
  subject: 'Проба',
  text: 'Проба',
  html: '<p>Проба</p>',
  attachments: [],
  date: new Date(),
});

describe('the mail server of a school that looks its name up before it connects', () => {
  let former: Inbox;
  let next: Inbox;
  const at = ({ smtpPort: port }: Inbox): SmtpSettings => ({ host: '127.0.0.1', port });
  const recipients = (inbox: Inbox) => inbox.messages().map(({ to }) => to);

  beforeAll(async () => {
    const clock = movingClock(new Date());
    former = await startInbox({ clock });
    next = await startInbox({ clock });
    return async () => {
      await former.close();
      await next.close();
    };
  });

  test('uses the new settings after a change in the middle of the look-up', async () => {
    let found = () => {};
    const lookedUp = new Promise<void>((resolve) => {
      found = resolve;
    });
    const server = new SchoolMailServer(at(former), (settings) => lookedUp.then(() => settings));
    const early = server.send(mailTo('early@example.org'));
    server.change(at(next));
    found();
    await early;
    expect((await server.send(mailTo('late@example.org'))).outcome).toBe('sent');
    expect(recipients(next)).toEqual(['late@example.org']);
    server.close();
  });

  test('looks the name up once for two letters at the same time', async () => {
    let lookUps = 0;
    const server = new SchoolMailServer(at(former), async (settings) => {
      lookUps += 1;
      return settings;
    });
    const postings = await Promise.all(['a@example.org', 'b@example.org'].map((to) => server.send(mailTo(to))));
    expect([postings.map(({ outcome }) => outcome), lookUps]).toEqual([['sent', 'sent'], 1]);
    server.close();
  });

  test('looks the name up again after its address did not answer', async () => {
    const gone = await startInbox({ clock: movingClock(new Date()) });
    await gone.close();
    const addresses = [at(gone), at(former)];
    const server = new SchoolMailServer(at(former), async (settings) => addresses.shift() ?? settings);
    expect(await server.send(mailTo('c@example.org'))).toMatchObject({ refusal: 'unreachable' });
    expect((await server.send(mailTo('c@example.org'))).outcome).toBe('sent');
    server.close();
  });
});
