import { type Plan, plan } from '../domain/plan.ts';
import type { Delivery } from '../domain/refusals/delivery.ts';
import { schoolTime } from '../gateways/clock.ts';
import { formKey } from '../gateways/form-key.ts';
import { identitiesFor, type NamedIdentity } from '../gateways/identity.ts';
import { parse } from '../workbook/parse.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import { standingTabs } from '../workbook/standing-tabs.ts';
import type { School } from './school.ts';

export interface Planned {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  /** Who is who, for letters and papers. */
  readonly identity: NamedIdentity;
}

/** What of a school decides on its plan, besides the workbook. */
export type Onlooker = Pick<School, 'clock' | 'names' | 'byHand'>;

/** What should follow from a workbook now. @param delivered what became of the letters that were handed to the post since it was read */
export function planFor(
  { clock, names, byHand = false }: Onlooker,
  snapshot: Snapshot,
  delivered: readonly Delivery[],
): Planned {
  const programme = parse(snapshot);
  const moment = schoolTime(clock.now(), programme.settings.timeZone);
  const { shown, written, delivers, named } = identitiesFor(programme, moment.today, names);
  return {
    snapshot,
    identity: written,
    plan: plan(programme, {
      ...moment,
      identity: shown,
      ...(delivers ? { delivers } : {}),
      ...(named ? { named } : {}),
      byHand,
      delivered,
      formKey: formKey(snapshot.secret),
      tab: standingTabs(snapshot),
    }),
  };
}
