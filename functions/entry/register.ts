import { cloudEvent, http } from '@google-cloud/functions-framework';
import type { DraftReader, DriveGateway } from '../gateways/drive-gateway.ts';
import type { FormResponses } from '../gateways/form-responses.ts';
import type { DraftReport } from '../jobs/drafting.ts';
import type { School } from '../jobs/school.ts';
import type { SweepReport } from '../jobs/sweep.ts';
import { type SyncReport, sync } from '../jobs/sync.ts';
import type { VerifyCaller } from './caller.ts';
import type { Admission } from './directory.ts';
import { type Doorman, serve } from './endpoint.ts';
import { monitoringCommand, pairCommand, previewCommand } from './endpoints/commands.ts';
import { documentsCommand } from './endpoints/documents.ts';
import { eraseCommand } from './endpoints/erase.ts';
import { health } from './endpoints/health.ts';
import { holdCommand } from './endpoints/hold.ts';
import { eventsEndpoint, syncEndpoint } from './endpoints/look-again.ts';
import { sweepEndpoint } from './endpoints/sweep.ts';
import { unsubscribeEndpoint } from './endpoints/unsubscribe.ts';
import { HTTP_FUNCTION, QUEUE_FUNCTION } from './function-names.ts';
import { schoolQueue } from './school-queue.ts';
import { Turnstile } from './turnstile.ts';

/** What the functions of a deployment are made of. */
export interface Deployment extends Admission {
  readonly verify: VerifyCaller;
  readonly responses: FormResponses;
  readonly drive: DriveGateway & DraftReader;
  /** Absent where there is no registry of schools. */
  readonly sweep?: () => Promise<SweepReport>;
  /** Works a school off the queue: runs it and remembers how that went. */
  readonly runQueued: (spreadsheetId: string, run: () => Promise<SyncReport>) => Promise<SyncReport>;
  readonly callsPerMinute: number;
  readonly bodyPatienceMs?: number;
  readonly now: () => number;
  readonly project: string | undefined;
  /** As whom the functions come to Google; undefined where nobody said. */
  readonly account?: string | undefined;
  /** A line of the log. */
  readonly write: (line: string) => void;
}

/** Files are begun for so long; what is left then waits for the next call. UrlFetchApp of the bound script waits about a minute. */
const FILING_MS = 40_000;

/**
 * Registers both functions: the addresses of HTTP_FUNCTION, and QUEUE_FUNCTION for the queue of schools.
 * @returns the doorman, whom the server of either must have before it: the first works for nobody else
 */
export function registerFunctions(deployment: Deployment): Doorman {
  const turnstiles = new Map<string, Turnstile<SyncReport>>();
  const askedByHand = new Set<string>();
  const run = (school: School): Promise<SyncReport> => {
    const { spreadsheetId: id } = school;
    const work = () => sync({ ...school, byHand: askedByHand.delete(id) });
    const known = turnstiles.get(id) ?? new Turnstile(work);
    turnstiles.set(id, known);
    // Calls share runs: whichever is the next one does it for whoever asked.
    if (school.byHand) askedByHand.add(id);
    return known.enter();
  };
  const desks = new Map<string, Turnstile<DraftReport>>();
  const draft = (school: School): Promise<DraftReport> => {
    const { drive, now } = deployment;
    const work = async () => {
      const end = now() + FILING_MS;
      // Documents are asked for a few times a year: their texts are loaded then, so that every start is the quicker.
      const { draftDocuments } = await import('../jobs/draft-documents.ts');
      return draftDocuments(school, drive, () => now() < end);
    };
    const known = desks.get(school.spreadsheetId) ?? new Turnstile(work);
    desks.set(school.spreadsheetId, known);
    return known.enter();
  };
  const { project, write } = deployment;
  const { run: answer, doorman } = serve({
    ...deployment,
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
      // Cloud Run keeps some paths that end in z for itself, so a probe there asks for the first one.
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
  return doorman;
}
