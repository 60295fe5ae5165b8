import { cloudEvent, http } from '@google-cloud/functions-framework';
import type { DraftReader, DriveGateway } from '../gateways/drive-gateway.ts';
import type { FormResponses } from '../gateways/form-responses.ts';
import type { DraftReport } from '../jobs/draft-documents.ts';
import type { School } from '../jobs/school.ts';
import type { SweepReport } from '../jobs/sweep.ts';
import { type SyncReport, sync } from '../jobs/sync.ts';
import type { VerifyCaller } from './caller.ts';
import type { Admission } from './directory.ts';
import { type RequestGuard, serve } from './endpoint.ts';
import { monitoringCommand, pairCommand, previewCommand } from './endpoints/commands.ts';
import { documentsCommand } from './endpoints/documents.ts';
import { eraseCommand } from './endpoints/erase.ts';
import { health } from './endpoints/health.ts';
import { holdCommand } from './endpoints/hold.ts';
import { eventsEndpoint, syncEndpoint } from './endpoints/look-again.ts';
import { sweepEndpoint } from './endpoints/sweep.ts';
import { unsubscribeEndpoint } from './endpoints/unsubscribe.ts';
import { HTTP_FUNCTION, QUEUE_FUNCTION } from './function-names.ts';
import { RunCoalescer } from './run-coalescer.ts';
import { schoolQueue } from './school-queue.ts';
import { signedCalls } from './signed-calls.ts';

export interface Deployment extends Admission {
  readonly verify: VerifyCaller;
  readonly responses: FormResponses;
  readonly drive: DriveGateway & DraftReader;
  /** Queues a run for every school; absent without a registry of schools. */
  readonly sweep?: () => Promise<SweepReport>;
  /** Runs a school from the queue and records the result. */
  readonly runQueued: (spreadsheetId: string, run: () => Promise<SyncReport>) => Promise<SyncReport>;
  readonly callsPerMinute: number;
  readonly bodyTimeoutMs?: number;
  readonly now: () => number;
  readonly project: string | undefined;
  /** The functions' Google account; undefined if it is not configured. */
  readonly account?: string | undefined;
  readonly write: (line: string) => void;
}

/** How long a call may begin new files, in milliseconds. UrlFetchApp waits only about a minute. */
const FILING_MS = 40_000;

/**
 * Registers both functions: HTTP_FUNCTION with its addresses, and QUEUE_FUNCTION for the queue of schools.
 * @returns the guard, which both servers need; HTTP_FUNCTION refuses requests that bypass the guard
 */
export function registerFunctions(deployment: Deployment): RequestGuard {
  const coalescers = new Map<string, RunCoalescer<SyncReport>>();
  const askedByHand = new Set<string>();
  const run = (school: School): Promise<SyncReport> => {
    const { spreadsheetId: id } = school;
    const work = () => sync({ ...school, byHand: askedByHand.delete(id) });
    const known = coalescers.get(id) ?? new RunCoalescer(work);
    coalescers.set(id, known);
    // The next run serves all calls that came before it starts.
    if (school.byHand) askedByHand.add(id);
    return known.enter();
  };
  const drafting = new Map<string, RunCoalescer<DraftReport>>();
  const draft = (school: School): Promise<DraftReport> => {
    const { drive, now } = deployment;
    const work = async () => {
      const end = now() + FILING_MS;
      // Loaded only on request, so that the function starts faster: people prepare documents a few times a year.
      const { draftDocuments } = await import('../jobs/draft-documents.ts');
      return draftDocuments(school, drive, () => now() < end);
    };
    const known = drafting.get(school.spreadsheetId) ?? new RunCoalescer(work);
    drafting.set(school.spreadsheetId, known);
    return known.enter();
  };
  const { project, write } = deployment;
  const { run: answer, guard } = serve({
    ...deployment,
    verifySigned: signedCalls(deployment),
    endpoints: new Map([
      ['/events', eventsEndpoint(deployment, run)],
      ['/sync', syncEndpoint(deployment, run)],
      ['/sweep', sweepEndpoint(deployment, deployment.sweep)],
      ['/commands/pair', pairCommand(deployment, run)],
      ['/commands/documents', documentsCommand(deployment, draft)],
      ['/commands/monitoring', monitoringCommand(deployment, run)],
      ['/commands/preview', previewCommand(deployment, run)],
      ['/commands/hold', holdCommand(deployment, run)],
      ['/commands/erase', eraseCommand(deployment, deployment.responses, deployment.drive)],
    ]),
    open: new Map([
      // Cloud Run reserves some paths that end in z, so probes use /health.
      ['/health', health(deployment)],
      ['/healthz', health(deployment)],
      ['/unsubscribe', unsubscribeEndpoint(deployment)],
    ]),
  });
  http(HTTP_FUNCTION, answer);
  cloudEvent(
    QUEUE_FUNCTION,
    schoolQueue({
      project,
      write,
      run: (spreadsheetId) => deployment.runQueued(spreadsheetId, () => run(deployment.schoolOf(spreadsheetId))),
    }),
  );
  return guard;
}
