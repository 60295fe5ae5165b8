import { type Action, recordAction } from '../functions/jobs/journal-entry.ts';

/** Writes an action that was done into the journal. A failure only goes to the log, because the page must not report the action as failed. */
export async function recordDone(school: Parameters<typeof recordAction>[0], action: Action): Promise<void> {
  await recordAction(school, action).catch((error: unknown) => {
    console.error(`В журнал не записано: ${action.who}, ${action.subject}, ${action.what}.`, error);
  });
}
