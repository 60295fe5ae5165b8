import type { CloudEvent } from '@google-cloud/functions-framework';
import * as z from 'zod/mini';
import type { SyncReport } from '../jobs/sync.ts';
import { errorFacts, structuredLog } from './log.ts';

const decoded = z.transform((data: string, context): unknown => {
  try {
    return JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    context.issues.push({ code: 'custom', message: 'not JSON', input: data });
    return z.NEVER;
  }
});

/** A message of the queue as Pub/Sub and Eventarc deliver it: JSON in base64. */
const messageSchema = z.object({
  message: z.object({
    data: z.pipe(
      z.pipe(z.base64(), decoded),
      z.object({ spreadsheetId: z.string().check(z.minLength(1), z.maxLength(200)) }),
    ),
  }),
});

interface SchoolQueueParts {
  readonly run: (spreadsheetId: string) => Promise<SyncReport>;
  readonly project: string | undefined;
  readonly write: (line: string) => void;
}

/** Makes Pub/Sub repeat a delivery. Pub/Sub reads no details. */
class NotAcknowledged extends Error {
  constructor() {
    super('The message is not acknowledged; the log says why.');
    this.name = 'NotAcknowledged';
    // The framework logs an error's stack, but our own log has the reason already.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/**
 * Handles a message of the queue. The return after the school's commit acknowledges the message. After an error Pub/Sub repeats it and, after the
 * subscription's maximum attempts, moves it to the dead-letter topic.
 */
export function schoolQueue({ run, project, write }: SchoolQueueParts): (event: CloudEvent<unknown>) => Promise<void> {
  return async (event) => {
    const { traceparent } = z.object({ traceparent: z.optional(z.string()) }).parse(event);
    const log = structuredLog(write, { project, headers: traceparent ? { traceparent } : {} });
    const parsed = messageSchema.safeParse(event.data);
    if (!parsed.success) {
      log('ERROR', 'Сообщение очереди не читается', {
        event: event.id ?? null,
        field: parsed.error.issues[0]?.path.join('.'),
      });
      throw new NotAcknowledged();
    }
    const { spreadsheetId } = parsed.data.message.data;
    try {
      const { changes, sent, conflicts } = await run(spreadsheetId);
      log('INFO', 'Школа обновлена', { spreadsheetId, changes, sent, conflicts });
    } catch (error) {
      log('ERROR', 'Школу обновить не удалось', { spreadsheetId, ...errorFacts(error) });
      throw new NotAcknowledged();
    }
  };
}
