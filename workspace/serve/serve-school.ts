import { openServer, RequestHandler } from './http/request-handler.ts';
import type { ServedPage } from './http/visit.ts';
import type { ServeOptions } from './open-served-school.ts';
import { openRunningSchool } from './running-school.ts';
import type { ServedSchool } from './served-school.ts';
import { startTimer } from './timer.ts';

export interface Serving {
  readonly school: ServedSchool;
  /** The address of this computer at which the server answers, with a closing slash. */
  readonly url: string;
  /** The address of the page that makes the first account; undefined if there is one. */
  readonly firstUrl: string | undefined;
  readonly pages: readonly ServedPage[];
  /** The token for programs of this computer. */
  readonly token: string;
  close(): Promise<void>;
}

/** Opens a school's own server. @throws UserFacingError with what to do */
export async function serveSchool(options: ServeOptions): Promise<Serving> {
  const running = await openRunningSchool(options);
  const { school, pages, backend, token, encryption, firstKey } = running;
  const handler = new RequestHandler(backend, encryption !== undefined);
  const server = await openServer(() => handler, {
    host: school.known().settings.listen,
    port: school.port(),
    ...(encryption ? { encryption } : {}),
  }).catch(async (error: unknown) => {
    await running.close();
    throw error;
  });
  const url = await running.listensAt(server.port);
  const stopTimer = startTimer(running.work, options.say);
  await school.run.notify();
  return {
    school,
    url,
    firstUrl: firstKey && `${url}first?key=${firstKey}`,
    pages,
    token,
    async close() {
      const timerEnded = stopTimer();
      await server.close();
      await timerEnded;
      await school.run.notify();
      await running.close();
    },
  };
}
