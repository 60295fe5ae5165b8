import type { Delivery } from '../domain/context.ts';
import { type Plan, plan } from '../domain/plan.ts';
import { type Clock, schoolTime } from '../gateways/clock.ts';
import { formKey } from '../gateways/form-key.ts';
import { acquaintance, type NamedIdentity, type NameKey } from '../gateways/identity.ts';
import { parse } from '../workbook/parse.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import { standingTabs } from '../workbook/standing-tabs.ts';

export interface Planned {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  /** Who is who, for letters and papers. */
  readonly identity: NamedIdentity;
}

/** What should follow from a workbook now. @param delivered what became of the letters that were handed to the post since it was read. @param key who is behind the codes, where this run knows. */
export function planFor(clock: Clock, snapshot: Snapshot, delivered: readonly Delivery[], key?: NameKey): Planned {
  const programme = parse(snapshot);
  const moment = schoolTime(clock.now(), programme.settings.timeZone);
  const { shown, written, delivers, named } = acquaintance(programme, moment.today, key);
  return {
    snapshot,
    identity: written,
    plan: plan(programme, {
      ...moment,
      identity: shown,
      ...(delivers ? { delivers } : {}),
      ...(named ? { named } : {}),
      delivered,
      formKey: formKey(snapshot.secret),
      tab: standingTabs(snapshot),
    }),
  };
}
