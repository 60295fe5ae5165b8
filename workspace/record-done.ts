import { type Action, recordAction } from '../functions/jobs/journal-entry.ts';

/** Writes into the journal what somebody has done. If that fails, the action is done all the same, so its page must not report a failure. */
export async function recordDone(school: Parameters<typeof recordAction>[0], action: Action): Promise<void> {
  await recordAction(school, action).catch((error: unknown) => {
    console.error(`В журнал не записано: ${action.who}, ${action.subject}, ${action.what}.`, error);
  });
}
