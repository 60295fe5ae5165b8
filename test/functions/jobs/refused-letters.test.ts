import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailServer, smtpServer } from '../../../functions/gateways/smtp.ts';
import type { School } from '../../../functions/jobs/school.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { knownReplies } from '../gateways/smtp/known-replies.ts';
import { type RefusingServer, refusingServer, type Treatment } from './refusing-server.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from './school-kit.ts';

let template: SchoolTemplate;
let workbook: TestSchool;
let server: RefusingServer;
let mail: MailServer;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  server = await refusingServer();
  return async () => {
    await server.close();
    await template.remove();
  };
});
beforeEach(async () => {
  workbook = await template.open();
  server.treat = () => 'take';
  server.taken.length = 0;
  server.asked.length = 0;
  mail = smtpServer({ host: '127.0.0.1', port: server.port });
  await workbook.type('Участники!B2:H4', [
    ['Тестовая Анна Ивановна', 'учитель', 'anna@example.org', null, null, null, '01.06.2026'],
    ['Тестовый Борис', 'учитель', 'boris@example.org', null, null, null, '01.06.2026'],
    ['Тестовая Вера', 'учитель', 'vera@example.org', null, null, null, '01.06.2026'],
  ]);
  return () => {
    mail.close();
    return workbook.close();
  };
});

/** The school on 1 June at this Moscow time. */
function at(time: string, parts: Partial<School> = {}): School {
  const { spreadsheetId, sheets, forms, emulator } = workbook;
  return {
    spreadsheetId,
    docsRoot: emulator.url,
    sheets,
    forms,
    mail,
    clock: { now: () => new Date(`2026-06-01T${time}:00+03:00`) },
    random: () => 0.5,
    pause: async () => undefined,
    ...parts,
  };
}

const tables = async () => parse(await workbook.read()).tables;
const letters = async () =>
  (await tables()).outbox.filter(({ code = '', status }) => code.startsWith('К-') && status !== 'planned');
const states = async () => (await letters()).map(({ status }) => status);
const no = (reply: string, phase: 'sender' | 'recipient' | 'text' = 'recipient'): Treatment => ({ phase, reply });

describe('a run that sends nothing', () => {
  it('leaves each letter in the queue, and the next run sends it once', async () => {
    expect((await sync(at('09:00', { sendsNothing: true }))).sent).toBe(0);
    expect(server.asked).toEqual([]);
    expect(await states()).toEqual(['queued', 'queued', 'queued']);
    await sync(at('09:01'));
    await sync(at('09:02'));
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('a server that refuses everybody', () => {
  /** One reply for each phase and each fault on our own side. */
  const ours = new Map(
    knownReplies.flatMap(([phase, reply, meaning]) =>
      (phase === 'sender' || phase === 'recipient' || phase === 'text') &&
      ['sender', 'relay', 'login', 'blocked'].includes(meaning) &&
      !reply.includes('\n')
        ? [[`${phase} ${meaning}`, { phase, reply }] as const]
        : [],
    ),
  );

  it('a refusal because of our side leaves every letter in the queue and says what to do; after the repair, each letter goes once', async () => {
    for (const { phase, reply } of ours.values()) {
      workbook = await template.open();
      await workbook.type('Участники!B2:H3', [
        ['Тестовая Анна Ивановна', 'учитель', 'anna@example.org', null, null, null, '01.06.2026'],
        ['Тестовый Борис', 'учитель', 'boris@example.org', null, null, null, '01.06.2026'],
      ]);
      server.treat = () => ({ phase, reply });
      server.taken.length = 0;
      expect((await sync(at('10:00'))).sent).toBe(0);
      expect([reply, await states()]).toEqual([reply, ['queued', 'queued']]);
      const { problems, today } = await tables();
      const [line] = problems.filter(({ reason }) => reason?.startsWith('Письма не уходят: '));
      expect(line?.whatToDo?.length).toBeGreaterThan(40);
      expect(line?.whatWasRead).toContain(reply.replace(/^(\d{3})-/, '$1 '));
      expect(today.map(({ task }) => task)).toContainEqual(line?.reason?.replace(/\.$/, ''));

      server.treat = () => 'take';
      expect((await sync(at('10:01', { byHand: true }))).sent).toBe(2);
      expect(server.taken.map(({ to }) => to).sort()).toEqual(['anna@example.org', 'boris@example.org']);
      expect((await tables()).problems.filter(({ reason }) => reason?.startsWith('Письма не уходят'))).toEqual([]);
    }
  });

  it('gets no request before the end of the pause, and gets one automatically afterwards', async () => {
    server.treat = () => no('553 5.7.1 Sender address rejected: not owned by user');
    await sync(at('10:00'));
    const asked = server.asked.length;
    await sync(at('10:29'));
    expect(server.asked.length).toBe(asked);
    server.treat = () => 'take';
    expect((await sync(at('10:31'))).sent).toBe(3);
  });

  it('a server that refuses everybody as unknown makes nobody count as unreachable', async () => {
    server.treat = () => no('550 5.1.1 User unknown');
    await sync(at('10:00'));
    expect(await states()).toEqual(['queued', 'queued', 'queued']);
    expect((await tables()).problems.map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining('отказал всем адресатам одинаково'),
    );
  });

  it('a server that refuses the first letter’s text gets no second letter', async () => {
    server.treat = () => no('554 5.7.1 Message rejected under suspicion of SPAM', 'text');
    await sync(at('10:00'));
    expect(server.asked).toHaveLength(1);
    expect(await states()).toEqual(['queued', 'queued', 'queued']);
  });

  it('changes nothing in a second run', async () => {
    server.treat = () => no('553 5.7.1 Sender address rejected: not owned by user');
    await sync(at('10:00'));
    expect((await sync(at('10:00'))).changes).toBe(0);
    expect((await sync(at('10:05'))).changes).toBe(0);
  });
});

describe('a server that refuses one person', () => {
  it.each([
    ['550 5.1.1 User unknown', 'recipient', 'failed'],
    ['552 5.3.4 Message too big', 'text', 'failed'],
    ['452 4.2.2 Mailbox full', 'recipient', 'queued'],
    ['552 5.2.2 Mailbox full', 'text', 'queued'],
    ['450 4.2.0 Greylisted', 'recipient', 'queued'],
  ] as const)('%s: the others get their letters', async (reply, phase, state) => {
    server.treat = (to) => (to === 'boris@example.org' ? no(reply, phase) : 'take');
    expect((await sync(at('10:00'))).sent).toBe(2);
    expect((await states()).sort()).toEqual([state, 'sent', 'sent'].sort());
  });
});

describe('a server that accepts a letter without confirming it', () => {
  it('gets the letter once more under the same number; then it is unknown until the curator decides', async () => {
    server.treat = (to) => (to === 'boris@example.org' ? 'drop' : 'take');
    const toBoris = () => server.taken.filter(({ to }) => to === 'boris@example.org');
    for (const time of ['10:00', '10:31', '11:32', '14:00', '17:00']) await sync(at(time));
    expect(toBoris()).toHaveLength(2);
    expect(new Set(toBoris().map(({ messageId }) => messageId)).size).toBe(1);
    expect((await states()).sort()).toEqual(['sent', 'sent', 'unknown']);
    const { outbox, problems } = await tables();
    const row = outbox.find(({ status }) => status === 'unknown');
    expect(problems.find(({ code }) => code === row?.code)?.whatToDo).toContain('«Отправить ещё раз»');

    const column = (await workbook.read()).tabs.get('outbox')?.columns.get('again') ?? -1;
    await workbook.type(`Рассылка!${String.fromCharCode(65 + column)}${(row?.at ?? 0) + 1}`, [['да']]);
    server.treat = () => 'take';
    expect((await sync(at('17:30'))).sent).toBe(1);
    expect(new Set(await states())).toEqual(new Set(['sent']));
    expect((await sync(at('17:45'))).sent).toBe(0);
    expect(toBoris()).toHaveLength(3);
  });
});

describe('the sender', () => {
  it('is the login’s mailbox if the school names no other', async () => {
    await sync(at('10:00', { mail: { ...mail, mailbox: 'box@example.org' } }));
    expect(new Set(server.taken.map(({ from }) => from))).toEqual(new Set(['box@example.org']));
  });
});
