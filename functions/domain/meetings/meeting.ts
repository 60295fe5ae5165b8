import type { Answer } from '../programme.ts';

export type MeetingKind = 'first' | 'trial' | 'planning' | 'regular' | 'final';

/** A meeting that a report proves. */
export interface Meeting {
  readonly pairCode: string;
  readonly kind: MeetingKind;
  readonly heldOn: string;
  readonly report: Answer<'meetingReport'>;
}

export interface DueMeeting {
  readonly pairCode: string;
  readonly kind: MeetingKind;
  readonly dueOn: string;
  /** The number of a regular meeting's window, counted from 1. */
  readonly window?: number;
}
