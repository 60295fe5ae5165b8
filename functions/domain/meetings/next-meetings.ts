import type { Meeting } from './meeting.ts';

/** A meeting that a pair has agreed on. */
export interface NextMeeting {
  readonly pairCode: string;
  /** The held meeting whose report names it. */
  readonly after: Meeting;
  readonly nextOn: string;
  readonly reportedOn: string;
}

/** Held meetings, in order and by pair code. */
interface KnownMeetings {
  readonly meetings: readonly Meeting[];
  readonly bases: { readonly meetings: ReadonlyMap<string, readonly Meeting[]> };
}

/**
 * The meetings that pairs have agreed on in their reports. An agreement falls to the ground where the pair met again
 * before its day; a day that is not after the meeting itself is none.
 */
export function nextMeetings({ meetings, bases }: KnownMeetings): NextMeeting[] {
  return meetings.flatMap((after): NextMeeting[] => {
    const { pairCode, heldOn, report } = after;
    const { nextOn } = report.fields;
    if (nextOn === undefined || nextOn <= heldOn) return [];
    const own = bases.meetings.get(pairCode) ?? [];
    const metBefore = own.some((one) => one.heldOn > heldOn && one.heldOn < nextOn);
    return metBefore ? [] : [{ pairCode, after, nextOn, reportedOn: report.submittedAt.slice(0, 10) }];
  });
}
