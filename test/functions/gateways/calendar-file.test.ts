import fc from 'fast-check';
import ical, { type VEvent } from 'node-ical';
import { expect, it } from 'vitest';
import type { Invitation } from '../../../functions/domain/notices/invitation.ts';
import { type CalendarEnvelope, calendarFile } from '../../../functions/gateways/letter/calendar-file.ts';

const meeting: Invitation = {
  uid: 'a1b2.2026@school.example.org',
  sequence: 0,
  method: 'REQUEST',
  summary: 'Встреча пары П-01',
  date: '2026-08-20',
  time: '14:30',
  minutes: 90,
};
const envelope: CalendarEnvelope = {
  organiser: { name: 'Тестовая Вера', address: 'curator@example.org' },
  attendee: { name: 'Тестовая Анна', address: 'anna@example.org' },
  timeZone: 'Europe/Moscow',
  written: new Date('2026-08-18T06:00:00Z'),
  description: 'Приходите.',
};

function read(file: string): VEvent {
  const found = Object.values(ical.sync.parseICS(file)).find((each) => each?.type === 'VEVENT');
  if (found?.type !== 'VEVENT') throw new Error(`There is no event in ${file}`);
  return found;
}

const textOf = (value: unknown) => (typeof value === 'object' && value && 'val' in value ? value.val : value);

/**
 * Typed texts with every character that has a meaning in a calendar file, and with characters of one to four bytes. We
 * leave out texts that node-ical itself misreads: a backslash before an n, quotes around a whole text, and times in the
 * hour after midnight.
 */
const typed = fc
  .array(fc.constantFrom('Встреча', 'a', ' ', ';', ',', ':', '\\', '\n', '"', 'ё', '№', '😀', 'BEGIN:VEVENT'), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => `а${parts.join('')}б`);

it('a calendar file keeps every text whole, in lines that calendar programs accept', () => {
  fc.assert(
    fc.property(typed, typed, typed, typed, (summary, place, description, name) => {
      const file = calendarFile(
        { ...meeting, summary, place },
        { ...envelope, description, attendee: { name, address: 'anna@example.org' } },
      );
      const event = read(file);
      expect([event.summary, event.location, event.description].map(textOf)).toEqual([summary, place, description]);
      const attendee = event.attendee as { val: string; params: { CN: string } };
      expect(attendee.val).toBe('mailto:anna@example.org');
      const lines = file.split('\r\n');
      expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
      expect(lines.join('')).not.toMatch(/[\r\n\uFFFD]/);
      expect(file.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(1);
    }),
  );
});

it.each([
  ['Europe/Moscow', '2026-08-20', '14:30', '2026-08-20T11:30:00.000Z'],
  ['Asia/Kamchatka', '2026-08-20', '08:15', '2026-08-19T20:15:00.000Z'],
  ['Europe/Kaliningrad', '2026-12-31', '23:45', '2026-12-31T21:45:00.000Z'],
  // Zones with summer time, and a zone three and a half hours behind UTC.
  ['Europe/Berlin', '2026-08-20', '14:30', '2026-08-20T12:30:00.000Z'],
  ['Europe/Berlin', '2026-12-20', '14:30', '2026-12-20T13:30:00.000Z'],
  ['America/St_Johns', '2026-12-20', '14:30', '2026-12-20T18:00:00.000Z'],
])('states the moment of %s %s %s by its own zone definition', (timeZone, date, time, moment) => {
  const file = calendarFile({ ...meeting, date, time }, { ...envelope, timeZone });
  const { start, end } = read(file);
  expect(start.toISOString()).toBe(moment);
  expect((end?.getTime() ?? 0) - start.getTime()).toBe(90 * 60_000);
  // A calendar program that knows no zone names relies on the file's own definition.
  const [, sign, hours, rest] = /^TZOFFSETTO:([+-])(\d\d)(\d\d)\r$/m.exec(file) ?? [];
  const ahead = (Number(hours) * 60 + Number(rest)) * (sign === '-' ? -1 : 1);
  expect(Date.parse(`${date}T${time}:00Z`) - ahead * 60_000).toBe(Date.parse(moment));
});

it('a calendar entry takes the whole day if a meeting has no time', () => {
  const { start, datetype } = read(calendarFile({ ...meeting, time: undefined }, envelope));
  expect([datetype, start.toLocaleDateString('sv-SE')]).toEqual(['date', '2026-08-20']);
});
