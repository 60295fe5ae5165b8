import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, Router } from '../../emulator/server-parts.ts';
import { replaceLostNote } from '../../functions/jobs/lost-note.ts';
import { isOpen } from '../accounts/account.ts';
import { allAccounts, findAccount } from '../accounts/accounts.ts';
import { sessionOwner } from '../accounts/sessions.ts';
import { finishErasures } from '../erasure/erase-here.ts';
import type { ErasureContext } from '../erasure/erasure-context.ts';
import { errorCode } from '../error-code.ts';
import { forgetSession, readSession, writeSession } from '../session-file.ts';
import { SERVICE } from '../workspace.ts';
import { allowedRoles } from './access-rules.ts';
import { eraseAgain } from './backup/erase-again.ts';
import type { Erased } from './backup/erased-list.ts';
import { BACKUP_PATH, backUpForProgramme } from './backup/running-backup.ts';
import { isThere } from './backup/stopped-school.ts';
import { forwardFromProgramme, forwardToEmulator } from './emulator-pages.tsx';
import type { Encryption } from './http/encryption.ts';
import { refusalPage } from './http/refusal-page.tsx';
import type { Backend } from './http/request-handler.ts';
import { RequestLog } from './http/request-log.ts';
import type { ServedPage, Visit } from './http/visit.ts';
import { openServedSchool, type ServeOptions } from './open-served-school.ts';
import { orClose } from './or-close.ts';
import { allPages } from './pages/all-pages.ts';
import { limited } from './reading-limits.ts';
import { recordVisit } from './recorded-actions.ts';
import type { ServedSchool } from './served-school.ts';
import { minuteWork } from './timer.ts';

/** A real school that works and answers requests, but listens at no port of its own. */
export interface RunningSchool {
  readonly school: ServedSchool;
  readonly pages: readonly ServedPage[];
  /** Answers the requests to this school. */
  readonly backend: Backend;
  /** The token for programs of this computer. */
  readonly token: string;
  readonly encryption: Encryption | undefined;
  readonly firstKey: string | undefined;
  /** Does the background work once; see {@link minuteWork}. */
  work(): Promise<void>;
  /** Sets the server's port, and writes the session file for programs of this computer. @returns the root address on this computer */
  listensAt(port: number): Promise<string>;
  /** Whether the folder still has this session and the opened data file; somebody may have moved or replaced the folder, or deleted the data. */
  isInPlace(): Promise<boolean>;
  close(): Promise<void>;
}

/** Tells a file from every other, also after it is moved; undefined if there is no file. */
async function identityOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  return found && `${found.dev} ${found.ino}`;
}

/** Finishes interrupted erasures, and repeats erasures that restored data lack. Sends no letter. */
async function completeErasures(context: ErasureContext, erased: readonly Erased[], say: (line: string) => void) {
  const quiet = { ...context, school: { ...context.school, sendsNothing: true } };
  await finishErasures(quiet);
  for (const line of await eraseAgain(quiet, erased)) {
    say(`После возвращения из копии не удалось удалить данные снова. ${line}`);
  }
}

/** Answers the requests to a school. @param pages - the pages of the server's own */
function backendOf(school: ServedSchool, pages: readonly ServedPage[], log: RequestLog): Backend {
  const { workspace, store, now } = school;
  const router = new Router(workspace.emulator.destinations);
  const pageOf = ({ method, path }: Pick<Visit, 'method' | 'path'>) =>
    pages.find((each) => each.path === path && each.method === (method === 'HEAD' ? 'GET' : method));
  const answerOf = async (visit: Visit): Promise<Answer> => {
    const page = pageOf(visit);
    if (page) return page.handle(visit);
    // The page that makes the first account loads its stylesheet from /assets/.
    if (allAccounts(store).length === 0 && !visit.path.startsWith('/assets/')) return refusalPage('missing');
    const instead = await limited(school, visit);
    return instead ?? forwardToEmulator(workspace.emulator, visit);
  };
  return {
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
    warn: school.warn,
  };
}

/** Opens a school, completes its erasures, and runs the programme after each change. @throws UserFacingError with what to do */
export async function openRunningSchool(options: ServeOptions): Promise<RunningSchool> {
  const { school, record, encryption, firstKey, erased, listensAt } = await openServedSchool(options);
  const { workspace, run } = school;
  const pages = allPages(school);
  const log = new RequestLog(school.folder, school.warn);
  const token = workspace.tokenOf(SERVICE);
  const dataFile = join(school.folder, 'google.sqlite');
  const opened = await orClose(workspace, () => identityOf(dataFile));
  // Restored data may contain people who were erased, so their erasure comes before any page or letter.
  await orClose(workspace, async () => {
    const list = await erased();
    await replaceLostNote(workspace.school);
    await completeErasures(workspace.erasure, list, options.say);
  });
  const unsubscribe = workspace.emulator.subscribe(({ spreadsheetId, identity }) => {
    if (identity !== SERVICE && spreadsheetId === record.spreadsheetId) void run.notify();
  });
  return {
    school,
    pages,
    backend: backendOf(school, pages, log),
    token,
    encryption,
    firstKey: firstKey.key,
    work: minuteWork(school),
    async listensAt(port) {
      const url = listensAt(port);
      await writeSession(school.folder, { url, token });
      return url;
    },
    isInPlace: async () =>
      (await readSession(school.folder))?.token === token && (await identityOf(dataFile)) === opened,
    async close() {
      unsubscribe();
      try {
        await run.settled();
        await log.done();
        // If the data file was deleted meanwhile, the session tells the next start that there was a school.
        if (await isThere(dataFile)) await forgetSession(school.folder);
      } finally {
        // Whatever failed, the data file must be free for the next start.
        school.mailServer.close();
        await workspace.close();
      }
    },
  };
}
