import { join } from 'node:path';
import { DateTime } from 'luxon';
import { Store } from '../../../emulator/store.ts';
import { type FirstKey, firstKeyOf } from '../../accounts/first-key.ts';
import { LoginThrottle } from '../../accounts/login-throttle.ts';
import type { MenuEntry } from '../../framed-page.tsx';
import { TIME_ZONE } from '../../workspace.ts';
import { readMailPassword } from '../mail/mail-password.ts';
import { SchoolMailServer, smtpOf } from '../mail/school-mail-server.ts';
import type { LoginPlace } from '../served-school.ts';
import type { ServerSettings } from '../settings/settings.ts';

/** The server's own data: the overseers' accounts and sessions, and the last figures of the schools. */
export const OVERSEER_FILE = 'server.sqlite';

/** The overseer's accounts, pages and data on a server of several schools. */
export interface Overseer extends LoginPlace {
  readonly menu: readonly MenuEntry[];
  readonly firstKey: FirstKey;
  readonly say: (line: string) => void;
  close(): void;
}

/** Opens the server's own data. @throws StoreError */
export async function openOverseer(
  folder: string,
  settings: ServerSettings,
  {
    env,
    publicRoot,
    now,
    say,
    warn,
  }: {
    env: NodeJS.ProcessEnv;
    publicRoot: () => string;
    now: () => number;
    say: (line: string) => void;
    warn: (line: string) => void;
  },
): Promise<Overseer> {
  const mailServer = new SchoolMailServer(smtpOf(settings, await readMailPassword(folder, env)));
  const store = Store.open(join(folder, OVERSEER_FILE));
  return {
    folder,
    menu: [['/', 'Школы']],
    store,
    firstKey: firstKeyOf(store),
    loginThrottle: new LoginThrottle(now),
    mailServer,
    publicRoot,
    now,
    today: () => DateTime.fromMillis(now()).setZone(TIME_ZONE).toFormat('yyyy-MM-dd'),
    say,
    warn,
    close() {
      mailServer.close();
      store.close();
    },
  };
}
