import type { HeldMeetings } from './meetings/held-meetings.ts';
import type { DueMeeting } from './meetings/meeting.ts';
import type { MeetingWindow } from './meetings/windows.ts';
import type { Indicator } from './monitoring/indicator.ts';
import type { TookPart } from './monitoring/took-part.ts';
import type { Pair } from './pairs/pair.ts';
import type { Awaited } from './registers/awaited.ts';
import type { BaseFacts } from './registers/base-facts.ts';
import type { ActivityState, StageState } from './roadmap/activity-state.ts';
import type { SchoolDay } from './school-day.ts';

/** The facts of a day: what people wrote, and what follows from it. */
export interface Facts extends SchoolDay, HeldMeetings {
  readonly pairs: readonly Pair[];
  /** The windows of regular meetings. */
  readonly windows: readonly MeetingWindow[];
  readonly due: readonly DueMeeting[];
  readonly tookPart: TookPart;
  /** What the rows of both bases are made of. */
  readonly bases: BaseFacts;
  /** What the programme waits for. */
  readonly awaited: readonly Awaited[];
  readonly indicators: readonly Indicator[];
}

/** Where the programme stands: the facts, and the state of the roadmap that they prove. */
export interface Standing extends Facts {
  /** The activities of the school's roadmap, in its order; without those that are switched off. */
  readonly activities: readonly ActivityState[];
  readonly stages: readonly StageState[];
}
