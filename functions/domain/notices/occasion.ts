import type { Notice } from '../../../sheets-schema/choices/notice.ts';
import type { Recipient } from '../context.ts';
import type { Attachment } from '../paper/attachment.ts';
import type { Carried } from './invitation.ts';
import type { Block } from './letter.ts';
import type { Schedule } from './schedule.ts';

/** The order of a letter's parts, smallest number first. If the daily limit is too small, we send the letters in this order. */
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
 * When a part of a letter may be sent.
 * - `ordinary`: on working days outside the quiet period, 8:00–18:00, one letter per person and day;
 * - `ownDate`: like `ordinary`, but also in the quiet period, because the notice depends on its date;
 * - `legal`: like `ownDate`, for a legal deadline;
 * - `atOnce`: like `ownDate`, but also if the person has already got today's letter;
 * - `meeting`: like `atOnce`, but also on days off;
 * - `immediate`: like `atOnce`, for an answer to what the person has just done.
 */
export type Timing = 'ordinary' | 'ownDate' | 'atOnce' | 'meeting' | 'legal' | 'immediate';

/** One letter of an occasion. */
export interface Turn {
  /** Identifies the letter among the letters of its occasion, by number (`1`, `2`…), day or month. */
  readonly period: string;
  /** The number of the letter, from 1. From 2 on, the letter is a reminder. */
  readonly nth: number;
  readonly dueOn: string;
}

/** The content that one notice adds to a letter. */
export interface Part {
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly attachments?: readonly Attachment[];
  readonly invitations?: readonly Carried[];
}

/** The letters of a day, for notices that report on other notices. */
export interface PostDay {
  readonly day: string;
  /** Occasions with letters that the person has not answered. */
  readonly awaited: readonly { readonly occasion: Occasion; readonly sent: number; readonly exhausted: boolean }[];
  readonly postponed: number;
  /** Letters that another run must send, by person, most urgent first. */
  readonly elsewhere: readonly {
    readonly to: Recipient;
    readonly items: readonly { readonly occasion: Occasion; readonly turn: Turn }[];
  }[];
}

/** A reason to write to somebody. It lasts as long as its cause, and its letters follow its schedule. */
export interface Occasion {
  /** The key of the occasion in the outbox, without the period: `kind|recipient|about`. */
  readonly key: string;
  readonly kind: Notice;
  readonly to: Recipient;
  /** Distinguishes the occasion from others of the same kind: an activity, a pair or an event. May be empty. */
  readonly about: string;
  readonly schedule: Schedule;
  readonly until?: string;
  readonly urgency: Urgency;
  readonly timing: Timing;
  /** Whether even the first letter is a reminder. People who opted out of reminders do not get such a letter. */
  readonly reminder?: boolean;
  /** The name of the answer that we ask for, for the curator's list of missing answers. */
  readonly asks?: string;
  /** Whether there is anything to say on this day. */
  readonly applies?: (day: PostDay) => boolean;
  readonly compose: (turn: Turn, day: PostDay) => Part;
}

/** Bars separate the fields of the key, so no field may contain a bar. */
export function occasionKey(kind: Notice, to: Recipient, about: string): string {
  return `${kind}|${to}|${about.replaceAll('|', '/')}`;
}

export function occasion(reason: Omit<Occasion, 'key'>): Occasion {
  return { ...reason, key: occasionKey(reason.kind, reason.to, reason.about) };
}
