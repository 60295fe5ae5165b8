import { rm } from 'node:fs/promises';
import { writeAccount } from '../../../../workspace/accounts/accounts.ts';
import type { Role } from '../../../../workspace/accounts/role.ts';
import { beginSession } from '../../../../workspace/accounts/sessions.ts';
import { addSchool } from '../../../../workspace/serve/schools/school-entry.ts';
import { type ServingSchools, serveSchools } from '../../../../workspace/serve/schools/serve-schools.ts';
import type { ServedSchool } from '../../../../workspace/serve/served-school.ts';
import type { ServerSettings } from '../../../../workspace/serve/settings/settings.ts';
import { type Ask, ask, type Got, newFolder, zone } from '../serving-kit.ts';

export interface SchoolsKit {
  readonly server: ServingSchools;
  readonly folder: string;
  /** The lines that the server has printed. */
  readonly said: string[];
  /** Sends a request to a host of the server; without a school, to the overseer's. */
  at(school: string | undefined, path: string, asked?: Ask): Promise<Got>;
  /** Calls `work` with the open school, which stays open meanwhile. */
  inside<T>(name: string, work: (school: ServedSchool) => Promise<T>): Promise<T>;
  /** Makes an account of a school with a session. @returns the header of its cookie */
  sessionAt(name: string, ...roles: readonly Role[]): Promise<{ cookie: string }>;
  close(): Promise<void>;
}

/** Opens a server with these schools. */
export async function newSchools(
  names: readonly string[],
  settings: Partial<ServerSettings> = {},
): Promise<SchoolsKit> {
  const folder = await newFolder();
  const said: string[] = [];
  for (const name of names) await addSchool(folder, name, `Школа ${name}`);
  const server = await serveSchools({
    data: folder,
    settings: { port: 0, ...settings },
    env: {},
    say: (line) => void said.push(line),
    warn: (line) => void said.push(line),
    dns: zone({}),
  });
  const kit: SchoolsKit = {
    server,
    folder,
    said,
    at(school, path, asked = {}) {
      const root = new URL(school === undefined ? server.root : server.rootOf(school));
      const own = asked.method === 'POST' ? { origin: root.origin } : {};
      return ask(server.url, path, { ...asked, headers: { host: root.host, ...own, ...asked.headers } });
    },
    inside: (name, work) => server.schools.use(name, ({ school }) => work(school)),
    sessionAt: (name, ...roles) =>
      kit.inside(name, async ({ store, now }) => {
        const email = `${roles.join('-')}@example.org`;
        writeAccount(store, { email, name: `Тестовая ${name}`, roles: [...roles] });
        return { cookie: `nastavnik=${beginSession(store, email, now())}` };
      }),
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return kit;
}
