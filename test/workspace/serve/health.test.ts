import { beforeAll, describe, expect, test } from 'vitest';
import { endedAlerts, healthFactsOf } from '../../../workspace/serve/health/alerts.ts';
import { HealthMonitor } from '../../../workspace/serve/health/health-monitor.ts';
import { HealthRecord } from '../../../workspace/serve/health/health-record.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { type Mailbox, openMailbox } from './mail-kit.ts';
import { ask, newServing, sessionOf } from './serving-kit.ts';

const DAY = 24 * 3_600_000;

let serving: Serving;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  const opened = await newServing({ mailHost: '127.0.0.1', mailPort: mailbox.port, mailSecurity: 'none' });
  serving = opened.serving;
  return async () => {
    await opened.close();
    await mailbox.close();
  };
});

const letters = () => mailbox.arrived.splice(0).map(({ subject, text }) => `${subject}: ${text}`);

describe('alerts of a server', () => {
  test('stand on «Сегодня» for the curator and on the keeper’s first page, and on nobody else’s', async () => {
    const { school, url } = serving;
    const page = async (path: string, role: 'keeper' | 'curator' | 'viewer') =>
      (await ask(url, path, { headers: sessionOf(serving, role) })).text;
    expect(await page('/', 'curator')).not.toContain('Письма не уходят');
    school.health.mailStoppedAt = Date.now() - 2 * DAY;
    for (const text of [await page('/', 'curator'), await page('/home', 'keeper')]) {
      expect(text).toContain('Письма не уходят больше суток.');
      expect(text).toContain('Причина – на странице «Письма»');
    }
    expect(await page('/home', 'viewer')).not.toContain('Письма не уходят');
  });

  test('go to the keeper once each, also after a restart, and once more when they have ended', async () => {
    const { school } = serving;
    mailbox.refusal = Object.assign(new Error('4.3.0 Later'), { responseCode: 451 });
    const monitor = new HealthMonitor(school);
    await monitor.check();
    expect(letters()).toEqual([]);
    mailbox.refusal = undefined;
    // A failed letter is not tried again each minute.
    await monitor.check();
    expect(letters()).toEqual([]);
    await new HealthMonitor(school).check();
    const [letter = '', ...more] = letters();
    expect(more).toEqual([]);
    expect(letter).toContain('нужно внимание: ');
    expect(letter).toContain('Письма не уходят больше суток.');
    expect(letter).toContain(`${school.publicRoot()}health`);

    const restarted = { ...school, health: new HealthRecord(school.store, Date.now()) };
    expect(restarted.health.mailStoppedAt).toBe(school.health.mailStoppedAt);
    await new HealthMonitor(restarted).check();
    expect(letters()).toEqual([]);

    restarted.health.mailStoppedAt = undefined;
    await new HealthMonitor(restarted).check();
    await new HealthMonitor(restarted).check();
    expect(letters()).toEqual([expect.stringMatching(/снова работает: Письма снова уходят\./)]);
  });

  test('a disk at the limit causes no letters back and forth', async () => {
    const facts = await healthFactsOf(serving.school);
    const ended = (room: number) => endedAlerts({ ...facts, room }, new Set(['disk'] as const)).length;
    expect([ended(400 * 2 ** 20), ended(501 * 2 ** 20), ended(2 ** 31)]).toEqual([0, 0, 1]);
  });
});
