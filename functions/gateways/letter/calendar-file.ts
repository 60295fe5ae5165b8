import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { DateTime } from 'luxon';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { Invitation } from '../../domain/notices/invitation.ts';
import { knownZone } from '../clock.ts';

interface Person {
  readonly name: string;
  readonly address: string;
}

/** Who invites whom, and when the invitation is written. */
export interface CalendarEnvelope {
  readonly organiser: Person;
  readonly attendee: Person;
  readonly timeZone: string;
  readonly written: Date;
  /** What stands below the entry in a calendar. */
  readonly description: string;
}

/** The definition of a time zone that an entry in local time needs (RFC 5545, 3.6.5). */
const zoneDefinition = (name: string) => tzlib_get_ical_block(name)[0] ?? null;

/**
 * An invitation as a calendar file (RFC 5545, RFC 5546): one event with METHOD, UID and SEQUENCE, in the school's time
 * zone. A meeting without an hour takes the whole day.
 */
export function calendarFile(invitation: Invitation, envelope: CalendarEnvelope): string {
  const { uid, sequence, method, summary, date, time, minutes, place } = invitation;
  const { organiser, attendee, written, description } = envelope;
  const timeZone = knownZone(envelope.timeZone);
  const calendar = new ICalCalendar({
    prodId: { company: 'Nastavnik', product: 'Nastavnik', language: 'RU' },
    method: method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    // The zone belongs to the event alone: DTSTAMP stays in UTC, as the standard asks.
    timezone: { name: null, generator: zoneDefinition },
  });
  const start = DateTime.fromISO(`${date}T${time ?? '00:00'}`, { zone: timeZone });
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: written,
    summary,
    description,
    start,
    ...(time ? { end: start.plus({ minutes }), timezone: timeZone } : { allDay: true }),
    ...(place ? { location: place } : {}),
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: organiser.name, email: organiser.address },
    attendees: [
      {
        name: attendee.name,
        email: attendee.address,
        rsvp: false,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
      },
    ],
  });
  return calendar.toString();
}
