import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { Recipient } from '../context.ts';
import type { Attachment } from '../paper/attachment.ts';
import type { Carried } from './invitation.ts';
import type { Block } from './letter.ts';
import type { Schedule } from './schedule.ts';

/** The order of the parts of a letter, smallest first. If the day's budget is short, letters go in this order too. */
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

type Urgency = (typeof urgency)[keyof typeof urgency];

/**
 * When a part of a letter may go.
 * - `ordinary`: on working days outside the quiet period, 8:00–18:00, one letter per person and day;
 * - `ownDate`: the same, but also in the quiet period, because the notice depends on its date;
 * - `atOnce`: in working hours, also in the quiet period, without waiting for the next letter's turn;
 * - `legal`: a legal deadline: also in the quiet period;
 * - `immediate`: an answer to what the person has just done: at once, even if today's letter has gone, and in the quiet period.
 */
export type Timing = 'ordinary' | 'ownDate' | 'atOnce' | 'meeting' | 'legal' | 'immediate';

/** One letter of an occasion: the date for which its part is written. */
export interface Turn {
  /** Which letter of the occasion it is: its number (`1`, `2`…), or its day or month. */
  readonly period: string;
  /** The number of the letter, from 1. Above 1 it is a reminder. */
  readonly nth: number;
  readonly dueOn: string;
}

/** What one notice adds to a letter. */
export interface Part {
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly attachments?: readonly Attachment[];
  /** Invitations for the reader's calendar. */
  readonly invitations?: readonly Carried[];
}

/** The letters of a day, for notices that report on other notices. */
export interface PostDay {
  readonly day: string;
  /** Occasions for which letters went and the person has not answered. */
  readonly awaited: readonly { readonly occasion: Occasion; readonly sent: number; readonly exhausted: boolean }[];
  /** Letters postponed by the day's budget. */
  readonly postponed: number;
  /** Letters that another run must send, by person, most urgent first. */
  readonly elsewhere: readonly {
    readonly to: Recipient;
    readonly items: readonly { readonly occasion: Occasion; readonly turn: Turn }[];
  }[];
}

/** A reason to write to somebody. It lasts as long as its cause. Its letters follow its schedule. */
export interface Occasion {
  /** Its key in the outbox, without the period: `kind|recipient|about`. */
  readonly key: string;
  readonly kind: Notice;
  readonly to: Recipient;
  /** What the occasion is about within its kind: an activity, a pair, an event. Empty if there is only one. */
  readonly about: string;
  readonly schedule: Schedule;
  /** Last day on which a letter makes sense. */
  readonly until?: string;
  readonly urgency: Urgency;
  readonly timing: Timing;
  /** True if even the first letter is a reminder. People who opted out of reminders do not get it. */
  readonly reminder?: boolean;
  /** What the person is asked for. The curator's list of missing answers shows it. */
  readonly asks?: string;
  /** Returns false on days on which there is nothing to say. */
  readonly applies?: (day: PostDay) => boolean;
  readonly compose: (turn: Turn, day: PostDay) => Part;
}

/** The key of an occasion. A bar separates its fields, so no field may contain a bar. */
export function occasionKey(kind: Notice, to: Recipient, about: string): string {
  return `${kind}|${to}|${about.replaceAll('|', '/')}`;
}

export function occasion(reason: Omit<Occasion, 'key'>): Occasion {
  return { ...reason, key: occasionKey(reason.kind, reason.to, reason.about) };
}
