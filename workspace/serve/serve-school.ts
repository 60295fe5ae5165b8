import { type Answer, Router } from '../../emulator/server-parts.ts';
import { isOpen } from '../accounts/account.ts';
import { allAccounts, findAccount } from '../accounts/accounts.ts';
import { sessionOwner } from '../accounts/sessions.ts';
import { finishErasures } from '../erasure/erase-here.ts';
import type { ErasureContext } from '../erasure/erasure-context.ts';
import { forgetSession, writeSession } from '../session-file.ts';
import { SERVICE } from '../workspace.ts';
import { allowedRoles } from './access-rules.ts';
import { eraseAgain } from './backup/erase-again.ts';
import type { Erased } from './backup/erased-list.ts';
import { BACKUP_PATH, backUpForProgramme } from './backup/running-backup.ts';
import { forwardFromProgramme, forwardToEmulator } from './emulator-pages.tsx';
import { refusalPage } from './http/refusal-page.tsx';
import { openServer } from './http/request-handler.ts';
import { RequestLog } from './http/request-log.ts';
import type { ServedPage, Visit } from './http/visit.ts';
import { openServedSchool, type ServeOptions } from './open-served-school.ts';
import { allPages } from './pages/all-pages.ts';
import { limited } from './reading-limits.ts';
import { recordVisit } from './recorded-actions.ts';
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

/** Finishes interrupted erasures, and repeats erasures that restored data lack. Sends no letter. */
async function completeErasures(context: ErasureContext, erased: readonly Erased[], say: (line: string) => void) {
  const quiet = { ...context, school: { ...context.school, sendsNothing: true } };
  await finishErasures(quiet);
  for (const line of await eraseAgain(quiet, erased)) {
    say(`После возвращения из копии не удалось удалить данные снова. ${line}`);
  }
}

/** Opens a school's own server. @throws UserFacingError with what to do */
export async function serveSchool(options: ServeOptions): Promise<Serving> {
  const { say } = options;
  const { school, record, encryption, firstKey, erased, listensAt } = await openServedSchool(options);
  const { workspace, store, run, now } = school;
  const { listen } = school.known().settings;
  const pages = allPages(school);
  const router = new Router(workspace.emulator.destinations);
  const log = new RequestLog(school.folder);
  const pageOf = ({ method, path }: Pick<Visit, 'method' | 'path'>) =>
    pages.find((each) => each.path === path && each.method === (method === 'HEAD' ? 'GET' : method));
  const answerOf = async (visit: Visit): Promise<Answer> => {
    const page = pageOf(visit);
    if (page) return page.handle(visit);
    // The page that makes the first account needs its styles.
    if (allAccounts(store).length === 0 && !visit.path.startsWith('/assets/')) return refusalPage('missing');
    const instead = await limited(school, visit);
    return instead ?? forwardToEmulator(workspace.emulator, visit);
  };
  // Before anything is shown or sent: restored data may contain people who were erased.
  await erased()
    .then((list) => completeErasures(workspace.erasure, list, say))
    .catch(async (error: unknown) => {
      await workspace.close();
      throw error;
    });
  const server = await openServer(
    {
      settings: () => school.known().settings,
      allowedRoles: (method, path) => allowedRoles(router, method, path),
      formLimit: (method, path) => router.find({ method, rawPath: path })?.bodyLimit,
      accountOf(session) {
        const account = findAccount(store, sessionOwner(store, session, now()) ?? '');
        return account && isOpen(account, school.today()) ? account : undefined;
      },
      async answer(visit): Promise<Answer> {
        const answer = await answerOf(visit);
        await recordVisit(school, visit, answer);
        return answer;
      },
      answerProgramme: (visit) =>
        visit.path === BACKUP_PATH && visit.method === 'POST'
          ? backUpForProgramme(school, workspace.tokenOf(SERVICE), visit)
          : forwardFromProgramme(workspace.emulator, visit),
      now,
      log,
    },
    { host: listen, port: school.port(), ...(encryption ? { encryption } : {}) },
  ).catch(async (error: unknown) => {
    await workspace.close();
    throw error;
  });
  const url = listensAt(server.port);
  const token = workspace.tokenOf(SERVICE);
  await writeSession(school.folder, { url, token });

  const unsubscribe = workspace.emulator.subscribe(({ spreadsheetId, identity }) => {
    if (identity !== SERVICE && spreadsheetId === record.spreadsheetId) void run.notify();
  });
  const stopTimer = startTimer(school, say);
  await run.notify();
  return {
    school,
    url,
    firstUrl: firstKey && `${url}first?key=${firstKey}`,
    pages,
    token,
    async close() {
      const timerEnded = stopTimer();
      unsubscribe();
      await server.close();
      await timerEnded;
      await run.notify();
      await log.done();
      await forgetSession(school.folder);
      school.mailServer.close();
      await workspace.close();
    },
  };
}
