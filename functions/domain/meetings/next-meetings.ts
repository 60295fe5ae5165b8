import type { Meeting } from './meeting.ts';

interface NextMeeting {
  readonly pairCode: string;
  /** The held meeting whose report arranges the next meeting. */
  readonly after: Meeting;
  readonly nextOn: string;
  readonly reportedOn: string;
}

/** Held meetings in order, and also by pair code. */
interface KnownMeetings {
  readonly meetings: readonly Meeting[];
  readonly bases: { readonly meetings: ReadonlyMap<string, readonly Meeting[]> };
}

/** Meetings that pairs arranged in their reports. If a pair meets before the arranged day, the arrangement no longer applies. */
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
