import { type MeetingKind, meetingKinds } from '../../../sheets-schema/choices/meeting-kind.ts';
import type { DueMeeting } from '../meetings/meeting.ts';
import type { Pair } from '../pairs/pair.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import type { Block } from './letter.ts';
import { type Occasion, occasion } from './occasion.ts';
import { pairNamed } from './pair-named.ts';

const NAMES = { ...meetingKinds, planning: 'планирующая' } as const;

/** The kind of meeting as an adjective for «встреча»: «первая», «планирующая». */
export function meetingName({ kind }: DueMeeting): string {
  return NAMES[kind];
}

function meetingAbout({ pairCode, kind, window }: DueMeeting): string {
  return [pairCode, kind, window].filter((part) => part !== undefined).join(' ');
}

/** The steps of a pair's work that come before its regular meetings. */
const FIRST_STEPS: readonly MeetingKind[] = ['first', 'trial', 'planning'];

/** The kind of the pair's next meeting: the first step that the pair still owes, otherwise a regular meeting. */
export function nextKind({ pairCode }: Pair, due: readonly DueMeeting[]): MeetingKind {
  const owed = due.filter((meeting) => meeting.pairCode === pairCode).map(({ kind }) => kind);
  return FIRST_STEPS.find((kind) => owed.includes(kind)) ?? 'regular';
}

/** The link to the mentor's one-minute report, with the pair and the kind of meeting filled in. */
export function reportForm({ mentor, pairCode }: Pair, kind: MeetingKind): Block {
  return {
    kind: 'form',
    label: 'Отметить встречу',
    form: 'meetingReport',
    code: mentor,
    prefill: { pairCode, kind: meetingKinds[kind] },
  };
}

type Reminder = Omit<Occasion, 'key' | 'to' | 'about' | 'timing' | 'reminder'>;

/**
 * Reminds the mentor of each active pair of the pair's due meetings.
 * @param write - writes the letter about one meeting, with the form of its report
 */
export function meetingReminders(
  { due, pairs }: Pick<ProgrammeState, 'due' | 'pairs'>,
  write: (meeting: DueMeeting, pairName: string, report: Block) => Reminder,
): Occasion[] {
  const ofCode = new Map(pairs.map((pair) => [pair.pairCode, pair]));
  return due.flatMap((meeting) => {
    const pair = ofCode.get(meeting.pairCode);
    if (pair?.status !== 'active') return [];
    const letter = write(meeting, pairNamed(pair, pair.mentor), reportForm(pair, meeting.kind));
    return [occasion({ ...letter, to: pair.mentor, about: meetingAbout(meeting), timing: 'ordinary', reminder: true })];
  });
}
