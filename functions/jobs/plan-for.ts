import type { Delivery } from '../domain/context.ts';
import { type Plan, plan } from '../domain/plan.ts';
import { type Clock, schoolTime } from '../gateways/clock.ts';
import { formKey } from '../gateways/form-key.ts';
import { type NamedIdentity, rosterIdentity } from '../gateways/identity.ts';
import { parse } from '../workbook/parse.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import { standingTabs } from '../workbook/standing-tabs.ts';

export interface Planned {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly identity: NamedIdentity;
}

/** What should follow from a workbook now. @param delivered what became of the letters that were handed to the post since it was read. */
export function planFor(clock: Clock, snapshot: Snapshot, delivered: readonly Delivery[]): Planned {
  const programme = parse(snapshot);
  const moment = schoolTime(clock.now(), programme.settings.timeZone);
  const identity = rosterIdentity(programme, moment.today);
  return {
    snapshot,
    identity,
    plan: plan(programme, {
      ...moment,
      identity,
      delivered,
      formKey: formKey(snapshot.secret),
      tab: standingTabs(snapshot),
    }),
  };
}
