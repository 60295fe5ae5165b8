import type { ActivityId } from '../../../sheets-schema/roadmap.ts';
import type { TabName } from '../programme.ts';
import type { ActivityKind } from './rule.ts';
import { stage1 } from './rules/stage-1.ts';
import { stage2 } from './rules/stage-2.ts';
import { stage3 } from './rules/stage-3.ts';
import { stage4 } from './rules/stage-4.ts';
import { stage5 } from './rules/stage-5.ts';
import { stage6 } from './rules/stage-6.ts';
import { stage7 } from './rules/stage-7.ts';

/** The rule of every activity of the roadmap. Wording, months and responsible people are in `sheets-schema/roadmap.ts`. */
export const activityKinds: Readonly<Record<ActivityId, ActivityKind>> = {
  ...stage1,
  ...stage2,
  ...stage3,
  ...stage4,
  ...stage5,
  ...stage6,
  ...stage7,
};

/** The tab for the work on an activity. For the school's own activities this is the roadmap itself. */
export function workPlace(id: string): TabName {
  const kinds: Readonly<Record<string, ActivityKind>> = activityKinds;
  return kinds[id]?.workPlace ?? 'roadmap';
}
