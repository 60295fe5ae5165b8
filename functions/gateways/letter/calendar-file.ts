import type { Invitation } from '../../domain/notices/invitation.ts';
import { knownZone, schoolTime } from '../clock.ts';
import { calendarText, parameterValue, textValue } from './calendar-lines.ts';

interface Person {
  readonly name: string;
  readonly address: string;
}

/** What an invitation needs besides the meeting. */
export interface CalendarEnvelope {
  readonly organiser: Person;
  readonly attendee: Person;
  readonly timeZone: string;
  readonly written: Date;
  readonly description: string;
}

const MINUTE = 60_000;

/** `2026-08-20T14:30:00.000Z` becomes `20260820T143000`, as in calendar files. */
const compact = (iso: string) => iso.slice(0, 19).replace(/[-:]/g, '');

/**
 * The zone's offset from UTC at a wall time, in minutes.
 * @param wall - the wall time in milliseconds, as if it were UTC
 */
function minutesAhead(wall: number, timeZone: string): number {
  const aheadAt = (moment: number) => Date.parse(`${schoolTime(new Date(moment), timeZone).now}Z`) - moment;
  return aheadAt(wall - aheadAt(wall)) / MINUTE;
}

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}

/** The time zone with its offset during the meeting (RFC 5545, 3.6.5). Other days do not matter, because the meeting does not recur. */
function zoneLines(wall: number, timeZone: string): string[] {
  const offset = offsetText(minutesAhead(wall, timeZone));
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${timeZone}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
}

/** A meeting for the whole day has no zone. */
function timeLines({ date, time, minutes }: Invitation, timeZone: string): { zone: string[]; when: string[] } {
  if (!time) {
    const when = [`DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`, 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'];
    return { zone: [], when };
  }
  const wall = Date.parse(`${date}T${time}:00Z`);
  const at = (moment: number) => `;TZID=${timeZone}:${compact(new Date(moment).toISOString())}`;
  return {
    zone: zoneLines(wall, timeZone),
    when: [`DTSTART${at(wall)}`, `DTEND${at(wall + minutes * MINUTE)}`],
  };
}

/**
 * An invitation as a calendar file (RFC 5545, RFC 5546): one event with METHOD, UID and SEQUENCE. We use no calendar library: its time zones would be
 * a ninth of the bound script, which Google loads for every run.
 */
export function calendarFile(invitation: Invitation, envelope: CalendarEnvelope): string {
  const { uid, sequence, method, summary, place } = invitation;
  const { organiser, attendee, written, description } = envelope;
  const { zone, when } = timeLines(invitation, knownZone(envelope.timeZone));
  return calendarText([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Nastavnik//Nastavnik//RU',
    `METHOD:${method}`,
    ...zone,
    'BEGIN:VEVENT',
    `UID:${textValue(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${compact(written.toISOString())}Z`,
    ...when,
    `SUMMARY:${textValue(summary)}`,
    place ? `LOCATION:${textValue(place)}` : undefined,
    `DESCRIPTION:${textValue(description)}`,
    `ORGANIZER;CN=${parameterValue(organiser.name)}:mailto:${organiser.address}`,
    `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;CN=${parameterValue(attendee.name)}:mailto:${attendee.address}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
}
