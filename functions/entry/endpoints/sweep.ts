import * as z from 'zod/mini';
import type { SweepReport } from '../../jobs/sweep.ts';
import { type Admission, demandService } from '../directory.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { Refusal } from '../refusal.ts';

/** Scheduler sends an empty body, or the body that its configuration names. */
const sweepShape = z.optional(z.object({}));

/** POST /sweep: queues a run for every school in the registry. Refuses with 501 if the deployment has no registry. */
export function sweepEndpoint(admission: Admission, sweep: (() => Promise<SweepReport>) | undefined): Endpoint {
  return endpoint(sweepShape, async (_, caller, log) => {
    demandService(admission, caller);
    if (!sweep)
      throw new Refusal(501, 'У этой установки нет реестра школ: задайте NASTAVNIK_REGISTRY и NASTAVNIK_TOPIC.');
    const report = await sweep();
    for (const { row, why } of report.failed) log('ERROR', 'Школа не поставлена в очередь', { row, why });
    for (const { row, state } of report.troubled) log('WARNING', 'Последний запуск школы не удался', { row, state });
    return report;
  });
}
