import { describe, expect, it } from 'vitest';
import { schoolTime, systemClock } from '../../../functions/gateways/clock.ts';

describe('the time of a school', () => {
  it.each([
    ['2026-09-01T20:59:59Z', 'Europe/Moscow', '2026-09-01', '2026-09-01T23:59:59'],
    ['2026-09-01T21:00:00Z', 'Europe/Moscow', '2026-09-02', '2026-09-02T00:00:00'],
    ['2026-12-31T21:00:00Z', 'Europe/Moscow', '2027-01-01', '2027-01-01T00:00:00'],
    ['2026-09-01T18:59:59Z', 'Asia/Yekaterinburg', '2026-09-01', '2026-09-01T23:59:59'],
    ['2026-09-01T12:00:00Z', 'Asia/Kamchatka', '2026-09-02', '2026-09-02T00:00:00'],
    ['2026-09-01T21:30:00Z', 'Europe/Kaliningrad', '2026-09-01', '2026-09-01T23:30:00'],
    ['2028-02-29T09:05:07Z', 'Europe/Samara', '2028-02-29', '2028-02-29T13:05:07'],
    ['2026-03-29T01:30:00Z', 'Europe/Berlin', '2026-03-29', '2026-03-29T03:30:00'],
  ])('%s in %s is %s', (moment, zone, today, now) => {
    expect(schoolTime(new Date(moment), zone)).toEqual({ today, now });
  });

  it.each(['', 'Москва', 'МСК+2', 'Europe/Moskow'])(
    'the time in an unknown zone (%o) is that of the default zone',
    (zone) => {
      expect(schoolTime(new Date('2026-09-01T21:00:00Z'), zone)).toEqual({
        today: '2026-09-02',
        now: '2026-09-02T00:00:00',
      });
    },
  );

  it('advances', () => {
    const before = Date.now();
    const now = systemClock.now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
