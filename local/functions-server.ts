import { getTestServer } from '@google-cloud/functions-framework/testing';
import { registerEvents } from '../functions/entry/events.ts';
import type { School } from '../functions/jobs/school.ts';

export interface FunctionsServer {
  /** Asks the functions to look at a school again, over HTTP as a trigger does. */
  notify(kind: 'formSubmit' | 'edit' | 'timer', spreadsheetId: string): Promise<void>;
  /** Lets what is under way come to its end; call `notify` no more. */
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
  const underWay = new Set<Promise<void>>();
  const post = async (body: string): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body });
    // The reason of a failure was reported where it happened; the next trigger looks again.
    await answer.arrayBuffer();
  };
  return {
    async notify(kind, spreadsheetId) {
      const call = post(JSON.stringify({ kind, spreadsheetId }));
      underWay.add(call);
      await call.finally(() => underWay.delete(call));
    },
    async close() {
      await Promise.allSettled(underWay);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
