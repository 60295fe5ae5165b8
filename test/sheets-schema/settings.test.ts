import { describe, expect, expectTypeOf, it } from 'vitest';
import { readSettings, type Settings, settings } from '../../sheets-schema/settings.ts';
import { tables } from '../../sheets-schema/tables/index.ts';

describe('the settings', () => {
  it('have their defaults if nothing is entered', () => {
    const read = readSettings({});
    expect(read.issues).toEqual([]);
    expect(read.settings).toMatchObject({
      satisfiedCut: 7,
      targetYoungCoverage: 70,
      maxLoad: 3,
      mailBudget: 90,
      quietFrom: '07-01',
      quietTo: '08-14',
      mailPaused: false,
      timeZone: 'Europe/Moscow',
    });
    expect(read.settings).not.toHaveProperty('goal');
  });

  it('give the defaults and the year as installed', () => {
    const installed = tables.settings.initialRows?.(2026) ?? [];
    const read = readSettings(Object.fromEntries(installed.map(({ key, value }) => [key, value])));
    expect(read).toEqual({ issues: [], settings: { ...readSettings({}).settings, programYear: 2026 } });
  });

  it('fall back on the default if the cell is unreadable, and say so', () => {
    const read = readSettings({ maxLoad: 'много', windowStart: '05.10.2026', mailPaused: true });
    expect(read.settings.maxLoad).toBe(3);
    expect(read.settings.windowStart).toBe('2026-10-05');
    expect(read.settings.mailPaused).toBe(true);
    expect(read.issues).toEqual([
      { key: 'maxLoad', label: settings.maxLoad.label, whatWasRead: 'много', reason: 'Здесь нужно целое число.' },
    ]);
  });

  it('are typed: a setting with a default is always present', () => {
    expectTypeOf<Settings['maxLoad']>().toEqualTypeOf<number>();
    expectTypeOf<Settings['privacyMode']>().toEqualTypeOf<'names' | 'codes'>();
    expectTypeOf<Settings['goal']>().toEqualTypeOf<string | undefined>();
  });
});

it('unreadable settings do no harm: letters wait, and nobody is named', () => {
  for (const typed of ['пауза', '#REF!', 'да и нет']) {
    const { settings: read, issues } = readSettings({ mailPaused: typed, privacyMode: typed, maxLoad: typed });
    expect(read).toMatchObject({ mailPaused: true, privacyMode: 'codes', maxLoad: 3 });
    expect(issues.map(({ key, meanwhile }) => [key, meanwhile])).toEqual([
      ['privacyMode', 'коды'],
      ['maxLoad', undefined],
      ['mailPaused', 'да'],
    ]);
  }
  expect(readSettings({ mailPaused: '', privacyMode: ' ' }).settings).toMatchObject({
    mailPaused: false,
    privacyMode: 'names',
  });
});
