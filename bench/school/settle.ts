import type { Context } from '../../functions/domain/context.ts';
import { type Plan, plan } from '../../functions/domain/plan.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import type { Delivery } from '../../functions/domain/refusals/delivery.ts';
import { formKey } from '../../functions/gateways/form-key.ts';
import { rosterIdentity } from '../../functions/gateways/identity.ts';
import { diff } from '../../functions/workbook/diff.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { apply, type Snapshot } from '../../functions/workbook/snapshot.ts';
import { SECRET } from './answers.ts';
import { TODAY } from './calendar.ts';

const MOST_RUNS = 6;

/** A tab whose title is its name. */
const tab = (name: string) => ({ title: name, address: `#gid=${name}` });

/** The context of a run on {@link TODAY}. */
export function contextOf(programme: Programme, delivered: readonly Delivery[] = []): Context {
  const now = `${TODAY}T12:00:00`;
  return { today: TODAY, now, formKey: formKey(SECRET), identity: rosterIdentity(programme, TODAY), tab, delivered };
}

const sent = ({ letters }: Plan): Delivery[] =>
  letters.map(({ messageId }) => ({ messageId, at: `${TODAY}T12:00:00`, outcome: 'sent' }));

/**
 * Repeats runs until nothing is left to write or send today, and returns the workbook. Most timer runs start with such a workbook.
 * @throws if `MOST_RUNS` runs are not enough
 */
export function settled(first: Snapshot): Snapshot {
  let snapshot = first;
  let delivered: readonly Delivery[] = [];
  for (let run = 0; run < MOST_RUNS; run++) {
    const programme = parse(snapshot);
    const made = plan(programme, contextOf(programme, delivered));
    const changes = diff(made.tables, snapshot);
    if (changes.length === 0 && made.letters.length === 0) return snapshot;
    snapshot = apply(changes, snapshot, snapshot.revision + 1);
    delivered = sent(made);
  }
  throw new Error(`The school of ${first.spreadsheetId} did not settle in ${MOST_RUNS} runs.`);
}
