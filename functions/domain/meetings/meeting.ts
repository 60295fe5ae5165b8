import type { Answer } from '../programme.ts';

export type MeetingKind = 'first' | 'trial' | 'planning' | 'regular' | 'final';

/** A held meeting. It was reported, took at least ten minutes, is not in the future, and its pair was active on the day. */
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
  /** Deadline. */
  readonly dueOn: string;
  /** Window of a regular meeting, counted from 1. */
  readonly window?: number;
}
