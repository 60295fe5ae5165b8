import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { Recipient } from '../context.ts';
import type { Attachment } from '../paper/attachment.ts';
import type { Carried } from './invitation.ts';
import type { Block } from './letter.ts';
import type { Schedule } from './schedule.ts';

/** Order of the parts of a letter, and of letters when the day's budget is short: smallest first. */
export const urgency = {
  legal: 0,
  help: 1,
  pair: 2,
  date: 3,
  overdue: 4,
  request: 5,
  programme: 6,
  digest: 9,
} as const;

export type Urgency = (typeof urgency)[keyof typeof urgency];

/**
 * When a part may go.
 * - `ordinary`: on working days outside the quiet period, 8:00–18:00, one letter per person and day;
 * - `ownDate`: the same, but also in the quiet period, because the notice depends on its date;
 * - `atOnce`: in working hours, also in the quiet period, without waiting for the next letter's turn;
 * - `legal`: a legal deadline: also in the quiet period;
 * - `immediate`: an answer to what the person has just done: at once, even after today's letter or in the quiet period.
 */
export type Timing = 'ordinary' | 'ownDate' | 'atOnce' | 'meeting' | 'legal' | 'immediate';

/** A date for which a part is written. */
export interface Turn {
  /** Number of the letter (`1`, `2`…), or its day or month. */
  readonly period: string;
  /** Counted from 1; above 1 it is a reminder. */
  readonly nth: number;
  readonly dueOn: string;
}

/** What one notice puts into a letter. */
export interface Part {
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly attachments?: readonly Attachment[];
  /** For the reader's calendar. */
  readonly invitations?: readonly Carried[];
}

/** The mail of a day, for notices about other notices. */
export interface PostDay {
  readonly day: string;
  /** Occasions with letters sent and no answer yet. */
  readonly awaited: readonly { readonly occasion: Occasion; readonly sent: number; readonly exhausted: boolean }[];
  /** Letters postponed by the day's budget. */
  readonly postponed: number;
  /** Letters that another run must send, by person, most urgent first. */
  readonly elsewhere: readonly {
    readonly to: Recipient;
    readonly items: readonly { readonly occasion: Occasion; readonly turn: Turn }[];
  }[];
}

/** A reason to write to somebody: it lasts as long as its cause, and its letters follow its schedule. */
export interface Occasion {
  /** Its key in the outbox, without the period: `kind|recipient|about`. */
  readonly key: string;
  readonly kind: Notice;
  readonly to: Recipient;
  /** The subject within its kind: an activity, a pair, an event; empty if there is only one. */
  readonly about: string;
  readonly schedule: Schedule;
  /** Last day on which it makes sense. */
  readonly until?: string;
  readonly urgency: Urgency;
  readonly timing: Timing;
  /** A reminder even in its first letter: not for people who opted out. */
  readonly reminder?: boolean;
  /** What the person is asked for, for the curator's list of missing answers. */
  readonly asks?: string;
  /** False on days when there is nothing to say. */
  readonly applies?: (day: PostDay) => boolean;
  readonly compose: (turn: Turn, day: PostDay) => Part;
}

/** Key of an occasion. A bar separates its fields, so none may contain one. */
export function occasionKey(kind: Notice, to: Recipient, about: string): string {
  return `${kind}|${to}|${about.replaceAll('|', '/')}`;
}

export function occasion(reason: Omit<Occasion, 'key'>): Occasion {
  return { ...reason, key: occasionKey(reason.kind, reason.to, reason.about) };
}
