import type { Store } from '../../emulator/store.ts';
import type { LoginCount } from '../accounts/login-throttle.ts';
import type { MenuEntry } from '../framed-page.tsx';
import type { Workspace } from '../workspace.ts';
import type { HealthRecord } from './health/health-record.ts';
import type { SchoolMailServer } from './mail/school-mail-server.ts';
import type { SenderDns } from './mail/sender-dns.ts';
import type { SchoolRun } from './school-run.ts';
import type { ServerSettings } from './settings/settings.ts';
import type { KnownSettings } from './settings/settings-file.ts';

/** A running real school, as its pages see it. */
export interface ServedSchool {
  /** The data folder. */
  readonly folder: string;
  /** Reports an error for the log. */
  readonly warn: (line: string) => void;
  readonly workspace: Workspace;
  readonly store: Store;
  readonly run: SchoolRun;
  readonly health: HealthRecord;
  readonly mailServer: SchoolMailServer;
  /** Answers about the records of the sender's domain. */
  readonly dns: SenderDns;
  readonly loginThrottle: LoginCount;
  readonly known: () => KnownSettings;
  /** Writes settings into the file. They apply at once, except the address and port of the server. Settings that the start has fixed do not change. */
  change(settings: Partial<ServerSettings>): Promise<void>;
  /** Writes the password of the mailbox into its file. */
  changeMailPassword(password: string): Promise<void>;
  /** The root address in letters, with a closing slash. */
  readonly publicRoot: () => string;
  /** The port at which the server listens. */
  readonly port: () => number;
  /** When the server was started, in milliseconds. */
  readonly startedAt: number;
  readonly backupFolder: () => string;
  /**
   * Makes a backup of the school now.
   * @param how.anew - whether the folder may lack the backups that were there
   * @returns the backup's path
   * @throws UserFacingError if the folder lacks them
   */
  backUp(how?: { readonly anew?: boolean }): Promise<string>;
  readonly now: () => number;
  /** The school's time zone. Until the table is read, the usual one. */
  readonly timeZone: () => string;
  /** The school's ISO day. */
  readonly today: () => string;
  /** Whether this key of the first start is still valid. */
  isFirstKey(key: string): boolean;
}

/** What the pages of the login need. They belong to a school, or to a server of several schools, which runs no programme. */
export type LoginPlace = Pick<
  ServedSchool,
  'folder' | 'warn' | 'store' | 'loginThrottle' | 'mailServer' | 'publicRoot' | 'now' | 'today'
> &
  Partial<Pick<ServedSchool, 'run'>> & {
    /** By default, the menu of a school's server. */
    readonly menu?: readonly MenuEntry[];
  };
