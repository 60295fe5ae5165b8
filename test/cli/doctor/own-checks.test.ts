import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { backupFinding } from '../../../cli/doctor/backup.ts';
import { clockFinding } from '../../../cli/doctor/clock.ts';
import { googleFacts } from '../../../cli/doctor/google-facts.ts';
import { scopesFinding } from '../../../cli/doctor/scopes.ts';
import { isOverdue } from '../../../cli/doctor/timer-hours.ts';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { SCOPES } from '../../../functions/entry/scopes.ts';
import { liveGoogle } from '../../../workspace/google/live-google.ts';
import { ROBOT } from './doctor-kit.ts';

let emulator: Emulator;
let folder: string;

const HOUR_MS = 3_600_000;

beforeAll(async () => {
  emulator = await createEmulator();
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
  return async () => {
    await emulator.close();
    await rm(folder, { recursive: true });
  };
});

describe('the doctor reports about time', () => {
  it.each([
    [5, 'спешат на 5 мин'],
    [-4, 'отстают на 4 мин'],
  ])('a clock that is %i minutes off', async (minutes, seen) => {
    const google = googleFacts(await liveGoogle([], { root: emulator.url, token: ROBOT }));
    const at = (shift: number) => clockFinding(google, () => new Date(Date.now() + shift * 60_000));
    expect(await at(minutes)).toMatchObject({ state: 'mend', seen: expect.stringContaining(seen) });
    expect(await at(minutes / 10)).toMatchObject({ state: 'ok' });
  });

  it.each([
    ['an hour and a half of the day', '2026-09-01T10:00:00+03:00', '2026-09-01T11:31:00+03:00', true],
    ['less', '2026-09-01T10:00:00+03:00', '2026-09-01T11:29:00+03:00', false],
    ['a whole night', '2026-09-01T21:50:00+03:00', '2026-09-02T06:30:00+03:00', false],
    ['a night and an hour of the morning', '2026-09-01T21:50:00+03:00', '2026-09-02T07:00:00+03:00', false],
    ['a night and a longer morning', '2026-09-01T21:50:00+03:00', '2026-09-02T07:31:00+03:00', true],
    ['a day', '2026-09-01T05:00:00+03:00', '2026-09-02T05:00:00+03:00', true],
  ])('whether the timer is late after %s', (_, since, now, overdue) => {
    expect(isOverdue(new Date(since), new Date(now), 'Europe/Moscow')).toBe(overdue);
  });
});

describe('of the credentials', () => {
  const allow = async (scopes: readonly string[]) =>
    fetch(`${emulator.url}emulator/scopes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ROBOT}`, 'content-type': 'application/json' },
      body: JSON.stringify({ scopes: scopes.join(' ') }),
    });
  const find = async () => scopesFinding(googleFacts(await liveGoogle([], { root: emulator.url, token: ROBOT })));

  const DRIVE = 'https://www.googleapis.com/auth/drive';

  it.each(SCOPES)('a scope that is missing: %s', async (missing) => {
    // Drive's scope includes most other scopes.
    await allow(SCOPES.filter((scope) => scope !== missing && scope !== DRIVE));
    expect(await find()).toMatchObject({
      state: 'mend',
      seen: expect.stringMatching(new RegExp(`^не хватает: .*\\b${missing.split('/auth/')[1]}\\b`)),
      mend: expect.stringContaining(missing),
    });
  });

  it('wider scopes that include the narrow ones', async () => {
    await allow(['https://www.googleapis.com/auth/drive', 'https://www.googleapis.com/auth/cloud-platform']);
    expect(await find()).toMatchObject({ state: 'ok' });
  });
});

describe('of backups', () => {
  it.each([
    ['none', [], 'копий нет'],
    ['only old ones', [9, 30], 'ей больше недели'],
    ['a folder that is not there', undefined, 'не открывается'],
  ])('%s', async (_, ages, seen) => {
    const backup = await mkdtemp(join(folder, 'b-'));
    if (!ages) await rm(backup, { recursive: true });
    for (const days of ages ?? []) {
      const path = join(backup, `${days}.xlsx`);
      await writeFile(path, 'x');
      const at = new Date(Date.now() - days * 24 * HOUR_MS);
      await utimes(path, at, at);
    }
    expect(await backupFinding(backup, new Date())).toMatchObject({
      state: 'mend',
      seen: expect.stringContaining(seen),
    });
  });

  it('the school’s own server makes its folder at night, so a missing one is no wrong name', async () => {
    const missing = join(folder, 'not-yet');
    expect(await backupFinding(missing, new Date(), 'nastavnik backup')).toEqual({
      check: 'Резервная копия',
      state: 'mend',
      seen: `папка ${missing} не открывается, или копий ещё не было`,
      mend: 'Сервер копирует школу каждую ночь. Сделайте копию сейчас: nastavnik backup.',
    });
  });
});
