import { meetingKinds } from '../../../sheets-schema/choices/meeting-kind.ts';
import type { DueMeeting } from '../meetings/meeting.ts';
import type { Pair } from '../pairs/pair.ts';
import type { Block } from './letter.ts';

const NAMES = { ...meetingKinds, planning: 'планирующая' } as const;

/** The kind of meeting as an adjective for «встреча»: «первая», «планирующая». */
export function meetingName({ kind }: DueMeeting): string {
  return NAMES[kind];
}

export function meetingAbout({ pairCode, kind, window }: DueMeeting): string {
  return [pairCode, kind, window].filter((part) => part !== undefined).join(' ');
}

/** The link to the mentor's one-minute report, with pair and kind filled in. */
export function reportForm({ mentor, pairCode }: Pair, { kind }: DueMeeting): Block {
  return {
    kind: 'form',
    label: 'Отметить встречу',
    form: 'meetingReport',
    code: mentor,
    prefill: { pairCode, kind: meetingKinds[kind] },
  };
}
