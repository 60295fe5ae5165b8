import type { Answer } from '../programme.ts';

export type MeetingKind = 'first' | 'trial' | 'planning' | 'regular' | 'final';

/** A held meeting. It has a report, took at least ten minutes, and is not in the future. Its pair was active on that day. */
export interface Meeting {
  readonly pairCode: string;
  readonly kind: MeetingKind;
  readonly heldOn: string;
  readonly report: Answer<'meetingReport'>;
}

/** A meeting that a pair owes. */
export interface DueMeeting {
  readonly pairCode: string;
  readonly kind: MeetingKind;
  /** The deadline. */
  readonly dueOn: string;
  /** The number of a regular meeting's window, counted from 1. */
  readonly window?: number;
}
