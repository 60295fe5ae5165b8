import { getTestServer } from '@google-cloud/functions-framework/testing';
import { registerEvents } from '../functions/entry/events.ts';
import type { School } from '../functions/jobs/school.ts';

export interface FunctionsServer {
  /** Asks the functions to look at a school again, over HTTP as a trigger does. */
  notify(kind: 'formSubmit' | 'edit' | 'timer', spreadsheetId: string): Promise<void>;
  close(): Promise<void>;
}

/** Serves the cloud functions on a free port of this machine, by Google's own framework. */
export async function startFunctions(
  schoolOf: (spreadsheetId: string) => School | undefined,
): Promise<FunctionsServer> {
  registerEvents(schoolOf, (error) =>
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`),
  );
  const server = getTestServer('events');
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    async notify(kind, spreadsheetId) {
      const answer = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind, spreadsheetId }),
      });
      // The reason of a failure was reported where it happened; the next trigger looks again.
      await answer.arrayBuffer();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
