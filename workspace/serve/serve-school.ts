import { join } from 'node:path';
import { DateTime } from 'luxon';
import { makeFolder } from '../../emulator/make-folder.ts';
import { type Answer, Router } from '../../emulator/server-parts.ts';
import { isOpen } from '../accounts/account.ts';
import { allAccounts, findAccount } from '../accounts/accounts.ts';
import { LoginThrottle } from '../accounts/login-throttle.ts';
import { digestOf, newToken } from '../accounts/secret-token.ts';
import { sessionOwner } from '../accounts/sessions.ts';
import { finishErasures } from '../erasure/erase-here.ts';
import { erasureService } from '../erasure/erasure-service.ts';
import { interruptedErasures } from '../erasure/order.ts';
import { keptNotes } from '../letters/kept-notes.ts';
import { plainSentence } from '../plain-failure.ts';
import { forgetSession, newSecret, writeSession } from '../session-file.ts';
import { SERVICE, TIME_ZONE } from '../workspace.ts';
import { allowedRoles } from './access-rules.ts';
import { backUp } from './backup/back-up.ts';
import { backupFolderOf } from './backup/backup-folder.ts';
import { eraseAgain } from './backup/erase-again.ts';
import { recordErased } from './backup/erased-codes.ts';
import { BACKUP_PATH, backUpForProgramme } from './backup/running-backup.ts';
import { forwardFromProgramme, forwardToEmulator } from './emulator-pages.tsx';
import { HealthMonitor } from './health/health-monitor.ts';
import { encryptionOf } from './http/encryption.ts';
import { networkAddresses } from './http/own-names.ts';
import { refusalPage } from './http/refusal-page.tsx';
import { openServer } from './http/request-handler.ts';
import { RequestLog } from './http/request-log.ts';
import { listensEverywhere, rootAddress } from './http/root-address.ts';
import type { ServedPage, Visit } from './http/visit.ts';
import { readMailPassword, writeMailPassword } from './mail/mail-password.ts';
import { SchoolMailServer, smtpOf } from './mail/school-mail-server.ts';
import { nightlyBackup } from './nightly.ts';
import { openRealSchool } from './open-real-school.ts';
import { allPages } from './pages/all-pages.ts';
import { unsubscribeAddress } from './pages/unsubscribe.tsx';
import { SchoolRun } from './school-run.ts';
import type { ServedSchool } from './served-school.ts';
import type { ServerSettings } from './settings/settings.ts';
import { readServerSettings, writeServerSettings } from './settings/settings-file.ts';

const TIMER_MS = 60_000;

export interface ServeOptions {
  readonly data: string;
  /** Settings of the command line. */
  readonly settings: Partial<ServerSettings>;
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
}

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

/** Opens a school's own server. @throws PlainFailure with what to do */
export async function serveSchool({ data, settings: given, env, say }: ServeOptions): Promise<Serving> {
  await makeFolder(data);
  let known = await readServerSettings(data, env, given);
  const encryption = await encryptionOf(known.settings);
  const post = new SchoolMailServer(smtpOf(known.settings, await readMailPassword(data, env)));
  const secret = newSecret();
  const now = () => Date.now();
  let port = known.settings.port;
  /** The root address at which this computer itself, or another in its network, finds the server. */
  const rootFor = (everywhere: string | undefined) => {
    const { listen } = known.settings;
    const host = listensEverywhere(listen) ? (everywhere ?? '127.0.0.1') : listen;
    return rootAddress(host, port, encryption !== undefined);
  };
  const publicRoot = () => known.settings.publicUrl || rootFor(networkAddresses()[0]);
  const backupFolder = () => backupFolderOf(data, known.settings);
  const onErasure = async (code: string) => {
    await makeFolder(backupFolder());
    await recordErased([data, backupFolder()], { code, at: new Date(now()).toISOString() });
  };
  const { workspace, record } = await openRealSchool(
    data,
    secret,
    {
      mail: post,
      docsRoot: publicRoot,
      unsubscribeLink: (...link) => unsubscribeAddress(publicRoot(), ...link),
      onErasure,
      notes: keptNotes(join(data, 'sent-letters.json')),
    },
    {
      progress: (step) => say(`  ${step}`),
      beforeUpgrade: async (store) => {
        say(
          `Данные прежней версии: копия сделана, ${await backUp({ store, folder: data, backups: backupFolder() }, new Date())}`,
        );
      },
    },
  );
  const { store } = workspace;
  const firstKey = allAccounts(store).length === 0 ? newToken() : undefined;
  const run = new SchoolRun(workspace.school, now);
  const school: ServedSchool = {
    folder: data,
    workspace,
    store,
    run,
    post,
    brake: new LoginThrottle(now),
    known: () => known,
    async change(changes) {
      const inFile = { ...known.inFile, ...changes };
      await writeServerSettings(data, inFile);
      known = { ...known, inFile, settings: { ...known.settings, ...changes } };
      post.change(smtpOf(known.settings, await readMailPassword(data, env)));
    },
    async changeMailPassword(password) {
      await writeMailPassword(data, password);
      post.change(smtpOf(known.settings, await readMailPassword(data, env)));
    },
    publicRoot,
    port: () => port,
    startedAt: now(),
    backupFolder,
    backUp: () => backUp({ store, folder: data, backups: backupFolder() }, new Date(now())),
    now,
    today: () => DateTime.fromMillis(now()).setZone(TIME_ZONE).toFormat('yyyy-MM-dd'),
    isFirstKey: (key) =>
      firstKey !== undefined && allAccounts(store).length === 0 && digestOf(key) === digestOf(firstKey),
  };
  const pages = allPages(school);
  const router = new Router(workspace.emulator.destinations);
  const log = new RequestLog(data);
  const pageOf = ({ method, path }: Pick<Visit, 'method' | 'path'>) =>
    pages.find((each) => each.path === path && each.method === (method === 'HEAD' ? 'GET' : method));
  const door = await openServer(
    {
      settings: () => known.settings,
      allowedRoles: (method, path) => allowedRoles(router, method, path),
      formLimit: (method, path) => router.find({ method, rawPath: path })?.bodyLimit,
      accountOf(session) {
        const account = findAccount(store, sessionOwner(store, session, now()) ?? '');
        return account && isOpen(account, school.today()) ? account : undefined;
      },
      answer: (visit): Answer | Promise<Answer> =>
        pageOf(visit)?.handle(visit) ??
        (allAccounts(store).length === 0 ? refusalPage('missing') : forwardToEmulator(workspace.emulator, visit)),
      answerProgramme: (visit) =>
        visit.path === BACKUP_PATH && visit.method === 'POST'
          ? backUpForProgramme(school, workspace.tokenOf(SERVICE), visit)
          : forwardFromProgramme(workspace.emulator, visit),
      now,
      log,
    },
    { host: known.settings.listen, port, ...(encryption ? { encryption } : {}) },
  ).catch(async (error: unknown) => {
    await workspace.close();
    throw error;
  });
  port = door.port;
  const url = rootFor('127.0.0.1');
  const token = workspace.tokenOf(SERVICE);
  await writeSession(data, { url, token });

  for (const { code } of interruptedErasures(store)) await onErasure(code);
  await finishErasures(workspace.erasure);
  for (const line of await eraseAgain(store, erasureService(workspace.erasure))) {
    say(`После восстановления из копии не удалось удалить данные снова. ${line}`);
  }
  const unsubscribe = workspace.emulator.subscribe(({ spreadsheetId, identity }) => {
    if (identity !== SERVICE && spreadsheetId === record.spreadsheetId) void run.notify();
  });
  const watchman = new HealthMonitor(school);
  let minute: Promise<void> = Promise.resolve();
  const everyMinute = async () => {
    await run.notify();
    await nightlyBackup(school);
    await watchman.look();
  };
  const timer = setInterval(() => {
    minute = everyMinute().catch((error: unknown) => {
      say(plainSentence(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
    });
  }, TIMER_MS);
  await run.notify();
  return {
    school,
    url,
    firstUrl: firstKey && `${url}first?key=${firstKey}`,
    pages,
    token,
    async close() {
      clearInterval(timer);
      unsubscribe();
      await door.close();
      await minute;
      await run.notify();
      await log.done();
      await forgetSession(data);
      post.close();
      await workspace.close();
    },
  };
}
