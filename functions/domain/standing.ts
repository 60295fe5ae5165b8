import type { Context } from './context.ts';
import type { BaseFacts } from './intake/base-facts.ts';
import type { Intake } from './intake/intake.ts';
import type { DueMeeting, Meeting } from './meetings/meeting.ts';
import type { Indicator } from './monitoring/indicator.ts';
import type { Pair } from './pairs/pair.ts';
import type { Programme } from './programme.ts';
import type { Roadmap } from './roadmap/activity.ts';
import type { ActivityState, StageState } from './roadmap/activity-state.ts';
import type { Timetable } from './roadmap/timetable.ts';

/** The facts of a day: what people wrote, and what follows from it. */
export interface Facts {
  readonly programme: Programme;
  readonly context: Context;
  /** The roadmap as this school runs it. */
  readonly roadmap: Roadmap;
  /** When its activities run. */
  readonly timetable: Timetable;
  readonly intake: Intake;
  readonly pairs: readonly Pair[];
  readonly meetings: readonly Meeting[];
  readonly due: readonly DueMeeting[];
  /** What the rows of both bases are made of. */
  readonly bases: BaseFacts;
  readonly indicators: readonly Indicator[];
}

/** Where the programme stands: the facts, and the state of the roadmap that they prove. */
export interface Standing extends Facts {
  /** The activities of the school's roadmap, in its order; without those that are switched off. */
  readonly activities: readonly ActivityState[];
  readonly stages: readonly StageState[];
}
