import { join } from 'node:path';
import { makeFolder } from '../../emulator/make-folder.ts';
import type { Store } from '../../emulator/store.ts';
import { knownZone, schoolTime } from '../../functions/gateways/clock.ts';
import { findAccount } from '../accounts/accounts.ts';
import { type FirstKey, firstKeyOf } from '../accounts/first-key.ts';
import { type LoginCount, LoginThrottle } from '../accounts/login-throttle.ts';
import { keptNotes } from '../letters/kept-notes.ts';
import { type MovingClock, presentClock } from '../moving-clock.ts';
import type { SchoolRecord } from '../school-file.ts';
import { newSecret } from '../session-file.ts';
import { TIME_ZONE } from '../workspace.ts';
import { backUp } from './backup/back-up.ts';
import { backupFolderOf } from './backup/backup-folder.ts';
import { backupsOf } from './backup/backups-after-erasure.ts';
import { SENT_LETTERS_FILE } from './backup/carried-files.ts';
import { type Erased, erasedPeople, keepErased } from './backup/erased-list.ts';
import { isUnknown, lastBackupAt, refuseUnknown, unknownFolder } from './backup/known-folder.ts';
import { refuseLostSchool } from './backup/lost-school.ts';
import { alertsOf } from './health/alerts.ts';
import { HealthRecord } from './health/health-record.ts';
import { type Encryption, encryptionOf } from './http/encryption.ts';
import { networkAddresses } from './http/own-names.ts';
import { listensEverywhere, rootAddress } from './http/root-address.ts';
import type { CheckMailHost } from './mail/allowed-mail-host.ts';
import { readMailPassword, writeMailPassword } from './mail/mail-password.ts';
import { SchoolMailServer, smtpOf } from './mail/school-mail-server.ts';
import { type SenderDns, systemDns } from './mail/sender-dns.ts';
import { openRealSchool } from './open-real-school.ts';
import { orClose } from './or-close.ts';
import { ownAnswersAddress } from './pages/own-answers.tsx';
import { unsubscribeAddress } from './pages/unsubscribe.tsx';
import { readsAnswers } from './reading-limits.ts';
import { SchoolRun } from './school-run.ts';
import type { ServedSchool } from './served-school.ts';
import { NAMES, type ServerSettings } from './settings/settings.ts';
import { readServerSettings, writeServerSettings } from './settings/settings-file.ts';
import { warnOnStandardError } from './standard-error.ts';

/** The folder within the data folder for the backup before an upgrade, where the earlier backups have disappeared. */
const BEFORE_UPGRADE = 'before-upgrade';

const HAS_NAMES =
  'Поэтому копия перед обновлением – в папке данных. В ней имена: удалите её, когда убедитесь, что всё на месте.';

export interface ServeOptions {
  readonly data: string;
  /** Settings of the command line. */
  readonly settings: Partial<ServerSettings>;
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  /** Reports an error for the log; by default on the standard error stream. */
  readonly warn?: (line: string) => void;
  /** This computer's DNS by default. */
  readonly dns?: SenderDns;
  /** This computer's clock by default. */
  readonly clock?: MovingClock;
  /** The key for the first account. By default, each start makes a new key. */
  readonly firstKey?: (store: Store) => FirstKey;
  /** Counts wrong logins. A server of several schools keeps the count while a school is closed. */
  readonly loginThrottle?: LoginCount;
  /** Refuses mail servers that the school's keeper must not use; by default none. */
  readonly checkMailHost?: CheckMailHost;
}

/** A real school that is open, but has no HTTP server yet. */
export interface OpenedSchool {
  readonly school: ServedSchool;
  readonly record: SchoolRecord;
  readonly encryption: Encryption | undefined;
  /** The key for the keeper's account while the school has no keeper. */
  readonly firstKey: FirstKey;
  /** Everybody who was erased, by the list beside the data and the backups. */
  readonly erased: () => Promise<readonly Erased[]>;
  /** Sets the port at which the server listens. @returns the server's root address on this computer */
  listensAt(port: number): string;
}

/** Opens the school of a data folder with its settings, mail and backups. @throws UserFacingError with what to do */
export async function openServedSchool({
  data,
  settings: given,
  env,
  say,
  warn = warnOnStandardError,
  dns = systemDns(),
  clock = presentClock(),
  firstKey = firstKeyOf,
  loginThrottle,
  checkMailHost,
}: ServeOptions): Promise<OpenedSchool> {
  await makeFolder(data);
  let known = await readServerSettings(data, env, given);
  if (!known.isWritten) await writeServerSettings(data, known.inFile);
  const encryption = await encryptionOf(known.settings);
  const mailServer = new SchoolMailServer(smtpOf(known.settings, await readMailPassword(data, env)), checkMailHost);
  const secret = newSecret();
  const now = () => clock.now().getTime();
  let port = known.settings.port;
  /** The root address at which this computer itself, or another in its network, finds the server. */
  const rootFor = (everywhere: string | undefined) => {
    const { listen } = known.settings;
    const host = listensEverywhere(listen) ? (everywhere ?? '127.0.0.1') : listen;
    return rootAddress(host, port, encryption !== undefined);
  };
  const publicRoot = () => known.settings.publicUrl || rootFor(networkAddresses()[0]);
  const backupFolder = () => backupFolderOf(data, known.settings);
  const erasedPlaces = () => [data, backupFolder()] as const;
  const { workspace, record } = await openRealSchool(
    data,
    secret,
    {
      mail: mailServer,
      docsRoot: publicRoot,
      unsubscribeLink: (...link) => unsubscribeAddress(publicRoot(), ...link),
      ownAnswersLink: (...link) => ownAnswersAddress(publicRoot(), ...link),
      readsAnswers: (store, identity) => readsAnswers(findAccount(store, identity)),
      alerts: () => alertsOf(school),
      onErasure: (code, withdrawnOn) =>
        keepErased(erasedPlaces(), [{ code, withdrawnOn, at: new Date(now()).toISOString() }], warn),
      backups: backupsOf(data, backupFolder),
      notes: keptNotes(join(data, SENT_LETTERS_FILE)),
    },
    clock,
    {
      progress: (step) => say(`  ${step}`),
      refuseLost: () => refuseLostSchool(data, backupFolder()),
      beforeUpgrade: async (store) => {
        const { lastBackup } = new HealthRecord(store, now());
        const isLost = await isUnknown(backupFolder(), lastBackup);
        // A new backup in the folder that lost the earlier ones would hide their loss.
        const backups = isLost ? join(data, BEFORE_UPGRADE) : backupFolder();
        const path = await backUp({ store, folder: data, backups, warn }, clock.now());
        say(`Данные прежней версии: копия сделана, ${path}`);
        if (isLost) say(`${unknownFolder(backupFolder()).what} ${HAS_NAMES}`);
      },
    },
  );
  const { store } = workspace;
  const first = firstKey(store);
  const health = await orClose(workspace, () => new HealthRecord(store, now()));
  const run = new SchoolRun(workspace.school, { now, health, warn });
  const timeZone = () => knownZone(run.state.report?.plan.programmeState.programme.settings.timeZone ?? TIME_ZONE);
  const school: ServedSchool = {
    folder: data,
    warn,
    workspace,
    store,
    run,
    health,
    mailServer,
    dns,
    loginThrottle: loginThrottle ?? new LoginThrottle(now),
    known: () => known,
    async change(changes) {
      const free = NAMES.filter((name) => name in changes && !known.fixed.has(name));
      const changed: Partial<ServerSettings> = Object.fromEntries(free.map((name) => [name, changes[name]]));
      const inFile = { ...known.inFile, ...changed };
      await writeServerSettings(data, inFile);
      known = { ...known, inFile, settings: { ...known.settings, ...changed } };
      mailServer.change(smtpOf(known.settings, await readMailPassword(data, env)));
    },
    async changeMailPassword(password) {
      await writeMailPassword(data, password);
      mailServer.change(smtpOf(known.settings, await readMailPassword(data, env)));
    },
    publicRoot,
    port: () => port,
    startedAt: now(),
    backupFolder,
    async backUp({ anew = false } = {}) {
      const backups = backupFolder();
      if (!anew) await refuseUnknown(backups, health.lastBackup);
      const path = await backUp({ store, folder: data, backups, warn }, new Date(now()));
      health.lastBackup = lastBackupAt(path, backups);
      return path;
    },
    now,
    timeZone,
    today: () => schoolTime(clock.now(), timeZone()).today,
    isFirstKey: first.fits,
  };
  return {
    school,
    record,
    encryption,
    firstKey: first,
    erased: () => erasedPeople(erasedPlaces()),
    listensAt(opened) {
      port = opened;
      return rootFor('127.0.0.1');
    },
  };
}
