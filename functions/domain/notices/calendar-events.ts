import type { EventKind } from '../../../sheets-schema/tables/events.ts';
import { programmeYear } from '../calendar/programme-year.ts';
import { responsible } from '../curators/responsible.ts';
import { nextMeetings } from '../meetings/next-meetings.ts';
import { hasStarted } from '../pairs/pair.ts';
import { distinctCodes } from '../pairs/participants.ts';
import { fingerprint } from '../paper/fingerprint.ts';
import type { Entry } from '../programme.ts';
import { guestsByMail } from '../registers/guests.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { CalendarEvent } from './invitation.ts';

const UID_DIGITS = 20;
const EVENT_MINUTES = 90;
const INTERVIEW_MINUTES = 20;

/** The UID of a meeting in calendars. The UID stays the same when the meeting moves to another day. */
function uidOf(about: string, { programme, context }: Pick<ProgrammeState, 'programme' | 'context'>): string {
  const { settings } = programme;
  return `${fingerprint(about, UID_DIGITS)}.${programmeYear(settings, context.today)}@${settings.schoolDomain}`;
}

/** The kinds of events with invitations. Each kind has a name and the people to invite. */
const GATHERINGS = {
  groupMeeting: {
    summary: 'Встреча наставников и наставляемых',
    people: ({ intake }: ProgrammeState) => distinctCodes([...intake.mentees, ...intake.mentors]),
  },
  groupFinal: {
    summary: 'Итоговая встреча всех пар',
    people: ({ pairs }: ProgrammeState) =>
      [
        ...new Set(
          pairs
            .filter((pair) => hasStarted(pair) && pair.status !== 'dissolved')
            .flatMap(({ mentor, mentees }) => [mentor, ...mentees]),
        ),
      ].sort(),
  },
  ceremony: {
    summary: 'Подведение итогов программы наставничества',
    people: ({ tookPart }: ProgrammeState) => distinctCodes(tookPart.stillWithUs),
  },
} as const;

type Gathering = keyof typeof GATHERINGS;

function isGathering(kind: EventKind | undefined): kind is Gathering {
  return kind !== undefined && kind in GATHERINGS;
}

/** The participants to invite to an event of the whole programme. */
export function invitedTo(kind: Gathering, programmeState: ProgrammeState): readonly string[] {
  return GATHERINGS[kind].people(programmeState);
}

/** An event of «События» as a calendar event; undefined if the event has no number or day yet, or was cancelled. */
export function gatheringOf(event: Entry<'events'>, programmeState: ProgrammeState): CalendarEvent | undefined {
  const { eventId, kind, date, time, place, cancelled } = event;
  if (!isGathering(kind) || eventId === undefined || date === undefined || cancelled) return undefined;
  const { summary, people } = GATHERINGS[kind];
  const guests = kind === 'ceremony' ? guestsByMail(programmeState.programme) : [];
  return {
    uid: uidOf(`event ${eventId}`, programmeState),
    summary,
    name: `«${summary}»`,
    date,
    time,
    minutes: EVENT_MINUTES,
    place,
    people: [...people(programmeState), ...guests],
  };
}

/** An interview with a future mentor, for the mentor's calendar and the curator's. */
export function interviewOf(row: Entry<'interviews'>, programmeState: ProgrammeState): CalendarEvent | undefined {
  const { code, date, time, place } = row;
  if (!code || !date) return undefined;
  return {
    uid: uidOf(`interview ${code}`, programmeState),
    summary: 'Собеседование: программа наставничества',
    name: '«Собеседование»',
    date,
    time,
    minutes: INTERVIEW_MINUTES,
    place,
    people: [code, responsible(programmeState.programme).ofPerson(code).to],
  };
}

/** The next meetings that active pairs arranged in their reports. These meetings have a day but no time. */
export function pairMeetings(
  programmeState: ProgrammeState,
): (CalendarEvent & { readonly pairCode: string; readonly reportedOn: string })[] {
  const pairs = new Map(programmeState.pairs.map((pair) => [pair.pairCode, pair]));
  return nextMeetings(programmeState).flatMap(({ pairCode, after, nextOn, reportedOn }) => {
    const pair = pairs.get(pairCode);
    if (pair?.status !== 'active') return [];
    const team = pair.mentees.length > 1 ? 'группы' : 'пары';
    return [
      {
        uid: uidOf(`next ${pairCode} ${after.kind} ${after.heldOn}`, programmeState),
        summary: `Встреча ${team} ${pairCode}`,
        name: `${team} ${pairCode}`,
        date: nextOn,
        minutes: 0,
        people: [pair.mentor, ...pair.mentees],
        pairCode,
        reportedOn,
      },
    ];
  });
}

/** Every confirmed meeting from today on, by UID, with the people to invite. */
export function calendarEvents(programmeState: ProgrammeState): ReadonlyMap<string, CalendarEvent> {
  const { programme, context } = programmeState;
  const isAhead = ({ date = '' }: { readonly date?: string | undefined }) => date >= context.today;
  const all = [
    ...programme.tables.events.filter(isAhead).flatMap((event) => gatheringOf(event, programmeState) ?? []),
    ...programme.tables.interviews.filter(isAhead).flatMap((row) => interviewOf(row, programmeState) ?? []),
    ...pairMeetings(programmeState).filter(isAhead),
  ];
  return new Map(all.map((event) => [event.uid, event]));
}
