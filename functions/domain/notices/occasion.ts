import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { Recipient } from '../context.ts';
import type { Attachment } from '../paper/attachment.ts';
import type { Carried } from './invitation.ts';
import type { Block } from './letter.ts';

/** Order of the parts of a letter, and of the letters where the day's budget is short: the smallest first. */
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
 *
 * - `ordinary`: on working days outside the quiet period, 8:00–18:00, one letter a person a day;
 * - `ownDate`: the same, in the quiet period as well: the notice stands or falls with its own date;
 * - `atOnce`: a working day's hours, quiet period or not, without waiting for the next letter's turn;
 * - `legal`: a term of the law: in the quiet period as well;
 * - `immediate`: an answer to what the person has just done: at once, though a letter went today already, and in the quiet period.
 */
export type Timing = 'ordinary' | 'ownDate' | 'atOnce' | 'meeting' | 'legal' | 'immediate';

/** When the parts of an occasion fall due. */
export type Schedule =
  /**
   * First on `from`, then `every` days after the last one at the soonest, `most` in all. Where it `follows` another
   * occasion, the first is due `every` days after the last letter of that one, and never before there is one.
   */
  | {
      readonly kind: 'repeat';
      readonly from: string;
      readonly every: number;
      readonly most: number;
      readonly follows?: string;
    }
  /** On these days; a day that was missed gives way to the next. */
  | { readonly kind: 'days'; readonly days: readonly string[] }
  /** Each day from `from` on. */
  | { readonly kind: 'daily'; readonly from: string }
  /** On the first working day of each month. */
  | { readonly kind: 'monthly' };

/** A moment for which a part is written. */
export interface Turn {
  /** Number of the letter (`1`, `2`…), or the day or month it is for. */
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
  /** For the calendar of the one who reads the letter. */
  readonly invitations?: readonly Carried[];
}

/** What a day looks like from the desk of the post: for notices that speak of other notices. */
export interface PostDay {
  readonly day: string;
  /** Occasions of which letters went out and whose answer is still awaited. */
  readonly awaited: readonly { readonly occasion: Occasion; readonly sent: number; readonly exhausted: boolean }[];
  /** Letters that the day's budget leaves for another day. */
  readonly postponed: number;
  /** Letters that another run has to hand over: what goes to each person, the most urgent first. */
  readonly elsewhere: readonly {
    readonly to: Recipient;
    readonly items: readonly { readonly occasion: Occasion; readonly turn: Turn }[];
  }[];
}

/** A reason to write to somebody: it stands while its cause stands, and its letters follow its schedule. */
export interface Occasion {
  /** What it is known by in the outbox, without the period: `kind|recipient|about`. */
  readonly key: string;
  readonly kind: Notice;
  readonly to: Recipient;
  /** What it is about within its kind: an activity, a pair, an event; empty where there is only one. */
  readonly about: string;
  readonly schedule: Schedule;
  /** Last day on which it makes sense. */
  readonly until?: string;
  readonly urgency: Urgency;
  readonly timing: Timing;
  /** A reminder from its first letter on: not for people who asked for none. */
  readonly reminder?: boolean;
  /** What is asked of the person, for the curator's list of those who have not answered. */
  readonly asks?: string;
  /** False on days when there is nothing to say. */
  readonly applies?: (day: PostDay) => boolean;
  readonly compose: (turn: Turn, day: PostDay) => Part;
}

export const threeWeekly = (from: string): Schedule => ({ kind: 'repeat', from, every: 7, most: 3 });
export const once = (from: string): Schedule => ({ kind: 'repeat', from, every: 1, most: 1 });

/** Key of an occasion. A bar parts its fields, so that none may hold one. */
export function occasionKey(kind: Notice, to: Recipient, about: string): string {
  return `${kind}|${to}|${about.replaceAll('|', '/')}`;
}

/** An occasion with its key. */
export function occasion(reason: Omit<Occasion, 'key'>): Occasion {
  return { ...reason, key: occasionKey(reason.kind, reason.to, reason.about) };
}
