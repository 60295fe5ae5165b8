import { isIP } from 'node:net';
import { join } from 'node:path';
import { makeFolder } from '../../../emulator/make-folder.ts';
import { LoginThrottle } from '../../accounts/login-throttle.ts';
import { forgetSession, newSecret, writeSession } from '../../session-file.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import { TIME_ZONE } from '../../workspace.ts';
import { backUp } from '../backup/back-up.ts';
import { backupFolderOf } from '../backup/backup-folder.ts';
import { encryptionOf } from '../http/encryption.ts';
import { openServer } from '../http/request-handler.ts';
import { listensEverywhere, rootAddress } from '../http/root-address.ts';
import { publicMailHosts } from '../mail/allowed-mail-host.ts';
import { nightlyBackup } from '../nightly.ts';
import type { ServeOptions } from '../open-served-school.ts';
import { orClose } from '../or-close.ts';
import { openRunningSchool } from '../running-school.ts';
import { readServerSettings, writeServerSettings } from '../settings/settings-file.ts';
import { warnOnStandardError } from '../standard-error.ts';
import { keptFigures } from './figures-record.ts';
import { OpenSchools } from './open-schools.ts';
import { openOverseer } from './overseer.ts';
import { overseerHandler } from './overseer-handler.ts';
import { visitSchools } from './round.ts';
import { RoundTimer } from './round-timer.ts';
import { schoolAddresses } from './school-addresses.ts';
import { SchoolEntrance } from './school-entrance.ts';
import { entryFirstKey, readEntry } from './school-entry.ts';
import type { SchoolFigures } from './school-figures.ts';
import { environmentOfSchools, hasCommonMailbox, settingsOfSchool } from './school-settings.ts';

export interface ServingSchools {
  /** The address of this computer at which the server answers, with a closing slash. */
  readonly url: string;
  /** The overseer's address for others, with a closing slash. */
  readonly root: string;
  /** The address of the page that makes the overseer's account; undefined if there is one. */
  readonly firstUrl: string | undefined;
  readonly schools: OpenSchools;
  rootOf(name: string): string;
  /** The last figures of these schools before suppression. */
  figures(names: readonly string[]): ReadonlyMap<string, SchoolFigures>;
  /** Visits all schools now. */
  round(): Promise<void>;
  close(): Promise<void>;
}

export type ServeSchoolsOptions = Omit<ServeOptions, 'firstKey' | 'loginThrottle' | 'checkMailHost'>;

/** Opens a server of several schools, one folder each. @throws UserFacingError with what to do */
export async function serveSchools({
  data: folder,
  settings: given,
  env,
  say,
  warn = warnOnStandardError,
  ...more
}: ServeSchoolsOptions): Promise<ServingSchools> {
  await makeFolder(folder);
  const known = await readServerSettings(folder, env, given);
  if (!known.isWritten) await writeServerSettings(folder, known.inFile);
  const { settings } = known;
  const encryption = await encryptionOf(settings);
  const now = () => (more.clock?.now() ?? new Date()).getTime();
  let port = settings.port;
  const root = () => settings.publicUrl || rootAddress('localhost', port, encryption !== undefined);
  if (isIP(new URL(root()).hostname.replace(/^\[|\]$/g, '')) !== 0) {
    throw new UserFacingError(
      'Школам нужны имена вида school5.ИМЯ-СЕРВЕРА, а public_url – число. Задайте имя: --public-url https://nastavnik.rayon.ru.',
    );
  }
  const addresses = schoolAddresses(root);
  const overseer = await openOverseer(folder, settings, { env, publicRoot: root, now, say, warn });
  const checkMailHost = publicMailHosts(settings);
  const logins = new LoginThrottle(now);
  const open = async (name: string) => {
    const running = await openRunningSchool({
      ...more,
      data: join(folder, name),
      settings: settingsOfSchool(settings, { data: join(folder, name), name, root: addresses.rootOf(name), port }),
      env: environmentOfSchools(env),
      say: (line) => say(`${name}: ${line.trim()}`),
      warn: (line) => warn(`${name}: ${line}`),
      firstKey: entryFirstKey(folder, name, now),
      loginThrottle: logins.ofSchool(name),
      ...(hasCommonMailbox(env) ? {} : { checkMailHost }),
    });
    await orClose(running, () => running.listensAt(port));
    return running;
  };
  const schools = new OpenSchools({ open, now, say });
  const entrance = new SchoolEntrance({
    folder,
    schools,
    addresses,
    overseer: overseerHandler(
      { overseer, folder, schools, rootOf: addresses.rootOf },
      settings,
      encryption !== undefined,
    ),
    trustedProxies: settings.trustedProxies,
    encrypted: encryption !== undefined,
    now,
    say,
  });
  const server = await openServer(() => entrance, {
    host: settings.listen,
    port: settings.port,
    ...(encryption ? { encryption } : {}),
  }).catch((error: unknown) => {
    overseer.close();
    throw error;
  });
  port = server.port;
  const url = rootAddress(
    listensEverywhere(settings.listen) ? '127.0.0.1' : settings.listen,
    port,
    encryption !== undefined,
  );
  await writeSession(folder, { url, token: newSecret(), root: root() });

  let isOpen = true;
  const backups = backupFolderOf(folder, settings);
  const round = async () => {
    await visitSchools({ folder, schools, store: overseer.store, now, say }, () => isOpen);
    await nightlyBackup({
      known: () => known,
      backupFolder: () => backups,
      backUp: () => backUp({ store: overseer.store, folder, backups, warn }, new Date(now())),
      now,
      timeZone: () => TIME_ZONE,
    });
  };
  const timer = new RoundTimer({ round, tidy: () => tidy(folder, schools), now, say });
  return {
    url,
    root: root(),
    firstUrl: overseer.firstKey.key && `${root()}first?key=${overseer.firstKey.key}`,
    schools,
    rootOf: addresses.rootOf,
    figures: (names) => keptFigures(overseer.store, names),
    round: () => timer.round(),
    async close() {
      isOpen = false;
      await server.close();
      await timer.close();
      await schools.closeAll();
      await forgetSession(folder);
      overseer.close();
    },
  };
}

/** Whether a school must be closed: it is stopped or removed, or its entry cannot be read. */
function isClosed(folder: string, name: string): boolean {
  try {
    return readEntry(folder, name)?.isStopped ?? true;
  } catch (error) {
    if (error instanceof UserFacingError) return true;
    throw error;
  }
}

/** Closes the schools that nobody uses, and those that a command has stopped. */
export async function tidy(folder: string, schools: OpenSchools): Promise<void> {
  for (const name of schools.names) if (isClosed(folder, name)) void schools.close(name);
  await schools.closeIdle();
}
