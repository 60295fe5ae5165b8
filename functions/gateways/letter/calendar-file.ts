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

/** ISO wall time so many minutes later, without a zone: the calendar library writes the hours of such a text as they are. */
function wallTime(date: string, time: string, minutesLater = 0): string {
  const end = Date.parse(`${date}T${time}:00Z`) + minutesLater * 60_000;
  return new Date(end).toISOString().slice(0, 19);
}

/**
 * An invitation as a calendar file (RFC 5545, RFC 5546): one event with METHOD, UID and SEQUENCE, in the school's time
 * zone. A meeting without an hour takes the whole day. The libraries are loaded with the first invitation: a function
 * starts the sooner.
 */
export async function calendarFile(invitation: Invitation, envelope: CalendarEnvelope): Promise<string> {
  const [calendars, { tzlib_get_ical_block: zoneDefinitions }] = await Promise.all([
    import('ical-generator'),
    import('timezones-ical-library'),
  ]);
  const { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } = calendars;
  const { uid, sequence, method, summary, date, time, minutes, place } = invitation;
  const { organiser, attendee, written, description } = envelope;
  const timeZone = knownZone(envelope.timeZone);
  const calendar = new ICalCalendar({
    prodId: { company: 'Nastavnik', product: 'Nastavnik', language: 'RU' },
    method: method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    // The zone belongs to the event alone: DTSTAMP stays in UTC, as the standard asks.
    // Local time needs the definition of its zone beside it (RFC 5545, 3.6.5).
    timezone: { name: null, generator: (name) => zoneDefinitions(name)[0] ?? null },
  });
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: written,
    summary,
    description,
    ...(time
      ? { start: wallTime(date, time), end: wallTime(date, time, minutes), timezone: timeZone }
      : { start: `${date}T00:00:00Z`, allDay: true }),
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
